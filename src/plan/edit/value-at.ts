import type { FilePath } from '../file/file-path.ts'

/** What stands at a place of the file. */
export function valueAt(file: unknown, path: FilePath): unknown {
  return path.reduce<unknown>(
    (holder, step) => (isHolder(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined),
    file,
  )
}

export type Holder = Record<string | number, unknown>

export function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null
}
