import type { FilePath } from '../file/file-path.ts'

/** What stands at a place of the file. */
export function valueAt(file: unknown, path: FilePath): unknown {
  return path.reduce<unknown>(
    (holder, step) => (isHolder(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined),
    file,
  )
}

/** Writes a value down; where it is nothing, its key goes, and the mapping that would hold it stays. */
export function put(file: object, path: FilePath, value: unknown): void {
  let holder: unknown = file
  for (const [index, step] of path.entries()) {
    if (!isHolder(holder)) return
    if (index < path.length - 1) holder = holder[step] ??= typeof path[index + 1] === 'number' ? [] : {}
    else if (value === undefined) delete holder[step]
    else holder[step] = value
  }
}

export type Holder = Record<string | number, unknown>

export function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null
}
