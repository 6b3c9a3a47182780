/** One fact that was, or is, or both; what is absent on a side was not there. */
export interface Difference {
  readonly what: string
  readonly before?: string
  readonly after?: string
}

/**
 * What differs between the two sides of an entry of the audit log, fact by fact, in the words of its keys.
 *
 * @example whatDiffers({ roles: ['viewer'] }, { roles: ['viewer', 'planner'] }) // roles: viewer → viewer, planner
 */
export function whatDiffers(before: unknown, after: unknown): Difference[] {
  const [was, is] = [factsOf(before), factsOf(after)]
  const names = new Set([...was.keys(), ...is.keys()])
  return [...names].flatMap((what) => {
    const [one, other] = [was.get(what), is.get(what)]
    if (one === other) return []
    return [{ what, ...(one !== undefined && { before: one }), ...(other !== undefined && { after: other }) }]
  })
}

const BETWEEN = ' › '

/** Every single value by the way to it. */
function factsOf(value: unknown, way: readonly string[] = [], facts = new Map<string, string>()): Map<string, string> {
  const name = way.join(BETWEEN)
  if (value === null || value === undefined || value === '') return facts
  if (Array.isArray(value)) {
    const items: unknown[] = value
    const texts = items.filter((item) => !isCompound(item))
    const compounds = items.filter(isCompound)
    if (texts.length > 0) facts.set(name, texts.map(textOf).join(texts.some(isLong) ? '\n' : ', '))
    compounds.forEach((item, at) => factsOf(item, compounds.length > 1 ? [...way, `${at + 1}`] : way, facts))
    return facts
  }
  if (isCompound(value)) {
    for (const [key, inside] of Object.entries(value)) factsOf(inside, [...way, wordsOf(key)], facts)
    return facts
  }
  return facts.set(name, textOf(value))
}

function isCompound(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isLong(value: unknown): boolean {
  return typeof value === 'string' && (value.length > 30 || value.includes(','))
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** `peopleNotWrittenTo` and `quiet_hours` as words; ids with hyphens stay as they are. */
function wordsOf(key: string): string {
  if (!/^[a-zA-Z_]+$/.test(key)) return key
  return key.replaceAll('_', ' ').replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
