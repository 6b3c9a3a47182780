import { RefusedXml } from './xml-tags.ts'

/** A browser draws what is referred to once per reference: ten levels of ten would be ten thousand million. */
const MOST_DRAWN = 50_000
const MOST_DEEP = 100

/** Follows, while the elements of an SVG are read, what refers to what inside it. */
export function svgReferences() {
  const within: string[][] = []
  const targets = new Map<string, string[]>([['', []]])

  /** How many elements are drawn for one that refers to this. */
  function drawn(id: string, path: readonly string[], known: Map<string, number>): number {
    if (path.includes(id)) throw new RefusedXml(`#${id} refers to itself`)
    if (path.length > MOST_DEEP) throw new RefusedXml(`its references are more than ${MOST_DEEP} deep`)
    const before = known.get(id)
    if (before !== undefined) return before
    const count = (targets.get(id) ?? []).reduce((sum, target) => sum + drawn(target, [...path, id], known), 1)
    if (count > MOST_DRAWN) throw new RefusedXml(`its references draw more than ${MOST_DRAWN} elements`)
    known.set(id, count)
    return count
  }

  return {
    enter(attributes: ReadonlyMap<string, string>) {
      if (within.length > MOST_DEEP) throw new RefusedXml(`its elements are more than ${MOST_DEEP} deep`)
      const id = attributes.get('id')
      const around = within.at(-1) ?? ['']
      if (id !== undefined && !targets.has(id)) targets.set(id, [])
      within.push(id === undefined || around.includes(id) ? around : [...around, id])
      const found = referencesIn(attributes)
      for (const holder of within.at(-1)!) targets.get(holder)!.push(...found)
    },
    leave() {
      within.pop()
    },
    /** Throws `RefusedXml` where drawing it would not end, or not soon. */
    check() {
      drawn('', [], new Map())
    },
  }
}

function referencesIn(attributes: ReadonlyMap<string, string>): string[] {
  return [...attributes].flatMap(([key, value]) => {
    if (/^(?:\w+:)?href$/i.test(key)) return value.startsWith('#') ? [value.slice(1)] : []
    return Array.from(value.matchAll(/url\(\s*["']?#([^"')\s]+)/gi), ([, id = '']) => id)
  })
}
