/** Where something stands in a file: the keys and positions from the top down to it. */
export type FilePath = readonly (string | number)[]

/** No name in a campaign is longer; a key that is may be the whole of a picture without its quotes. */
const LONGEST_NAME = 100

/** A path as people read it. @example pathText(['activities', 2, 'when']) // 'activities[2].when' */
export function pathText(path: FilePath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    const name = step.length > LONGEST_NAME ? `${step.slice(0, LONGEST_NAME)}…` : step
    return text === '' ? name : `${text}.${name}`
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
