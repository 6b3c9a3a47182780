import { Invalid } from '../../errors.ts'
import type { ShownDate } from '../../plan/index.ts'
import { type Anchor, formatInstant, parseDeadline, wallOf } from '../../schedule/index.ts'

type NamedAnchors = readonly (ShownDate & { readonly name: string })[]

/** The last moment of a `by` such as “launch+30d”; nothing while it means none. */
export function deadlineMeant(by: string, anchors: NamedAnchors): ShownDate | undefined {
  const zone = zoneOf(anchors)
  return meantBy(() => {
    const instant = parseDeadline(by, byName(anchors), zone)
    return { wall: wallOf(instant, zone), zone, instant }
  })
}

function meantBy(read: () => { wall: string; zone: string; instant: number }): ShownDate | undefined {
  try {
    const { instant, ...date } = read()
    return { ...date, instant: formatInstant(instant) }
  } catch (error) {
    if (error instanceof Invalid) return undefined
    throw error
  }
}

function byName(anchors: NamedAnchors): Record<string, Anchor> {
  return Object.fromEntries(anchors.map(({ name, wall, zone }) => [name, { wall, zone }]))
}

function zoneOf(anchors: NamedAnchors): string {
  return anchors.find(({ name }) => name === 'launch')?.zone ?? 'UTC'
}
