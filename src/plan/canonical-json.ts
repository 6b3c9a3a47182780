/** JSON with the keys of every mapping in order, so that equal values are equal texts. What is undefined or null is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isMapping(part) ? sorted(part) : part)) ?? 'null'
}

export function sameContent(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null)
}

function sorted(mapping: Readonly<Record<string, unknown>>): object {
  const kept = Object.entries(mapping).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)))
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
