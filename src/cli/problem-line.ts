import type { Problem } from '../errors.ts'

/** One problem on one line, as editors and compilers write it: `file:line:column  severity  path  message`. */
export function problemLine({ file, line, column, path, severity, message }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  return `${[place, severity, path].filter(Boolean).join('  ')}  ${message}`
}
