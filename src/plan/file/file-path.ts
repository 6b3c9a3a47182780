/** Where something stands in a file: the keys and positions from the top down to it. */
export type FilePath = readonly (string | number)[]

/** A path as people read it. @example pathText(['activities', 2, 'when']) // 'activities[2].when' */
export function pathText(path: FilePath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

/** The steps of a path that was written as text; only what is in brackets is a position. @example pathOf('all[0].lte') // ['all', 0, 'lte'] */
export function pathOf(text: string): (string | number)[] {
  return Array.from(text.matchAll(/\[(\d+)\]|[^.[\]]+/g), ([step, position]) =>
    position === undefined ? step : Number(position),
  )
}

/** The same of a path inside a content, where a position may also stand between dots. @example stepsOf('steps.0.text') // ['steps', 0, 'text'] */
export function stepsOf(text: string): (string | number)[] {
  return text.split(/[.[\]]+/).flatMap((step) => (step === '' ? [] : [/^\d+$/.test(step) ? Number(step) : step]))
}
