/** Where something stands in a file: the keys and positions from the top down to it. */
export type FilePath = readonly (string | number)[]

/** A path as people read it. @example pathText(['activities', 2, 'when']) // 'activities[2].when' */
export function pathText(path: FilePath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

/** The steps of a path that was written as text. @example pathOf('all[0].lte') // ['all', 0, 'lte'] */
export function pathOf(text: string): (string | number)[] {
  return Array.from(text.matchAll(/\[(\d+)\]|[^.[\]]+/g), ([step, position]) =>
    position === undefined ? step : Number(position),
  )
}
