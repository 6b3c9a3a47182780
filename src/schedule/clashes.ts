import { HOUR } from './duration.ts'

/** Something dated that goes to people. */
export interface DatedItem {
  readonly key: string
  readonly instant: number
  readonly audience: string
  readonly campaign: string
  readonly department?: string | undefined
  /** The date on the calendar of its place, `YYYY-MM-DD`. */
  readonly day: string
}

export interface ClashRules {
  /** Two items to the same people less than so many hours apart are a clash. */
  readonly hours?: number | undefined
  /** At most `messages` to the same people in any `perMs` milliseconds. */
  readonly cap?: { readonly messages: number; readonly perMs: number } | undefined
  /** Whether two audiences share people. */
  readonly overlap: (audience: string, other: string) => boolean
  /** How many pairs of each kind are wanted at most: a plan that is all wrong has millions. */
  readonly most: number
}

export interface Clash<Item> {
  readonly earlier: Item
  readonly later: Item
}

/** A stretch of time in which the people of an audience may get more than the cap. */
export interface Crowding<Item> {
  readonly audience: string
  /** In order; the first and last of them are the ends of the stretch. */
  readonly items: readonly Item[]
  /** The most that fall into one span of the cap. */
  readonly messages: number
}

export interface Clashes<Item> {
  readonly near: readonly Clash<Item>[]
  readonly departments: readonly Clash<Item>[]
  readonly crowded: readonly Crowding<Item>[]
  /** Whether there are more pairs than were wanted. */
  readonly more: boolean
}

/**
 * What comes too close together, in order of time: pairs nearer than `hours`, pairs of different departments on one day,
 * and stretches above the cap. The items need no order. Audiences that share people count as the same people, so the cap
 * warns early rather than late.
 */
export function clashesOf<Item extends DatedItem>(items: readonly Item[], rules: ClashRules): Clashes<Item> {
  const ordered = [...items].sort((a, b) => a.instant - b.instant || (a.key < b.key ? -1 : 1))
  const meet = remembered(rules.overlap)
  const span = (rules.hours ?? 0) * HOUR
  const near = pairs(ordered, rules.most, meet, (earlier, later) => later.instant - earlier.instant < span)
  const departments = [...Map.groupBy(ordered, ({ day }) => day).values()].map((ofDay) => {
    const named = ofDay.filter(({ department }) => department !== undefined)
    const meetDepartments = (one: Item, other: Item) => one.department !== other.department && meet(one, other)
    return pairs(named, rules.most, meetDepartments, () => true)
  })
  const ofDepartments = departments.flatMap(({ found }) => found)
  return {
    near: near.found,
    departments: ofDepartments.slice(0, rules.most),
    crowded: rules.cap ? crowdings(ordered, rules.cap, rules.overlap) : [],
    more: near.more || ofDepartments.length > rules.most || departments.some(({ more }) => more),
  }
}

/** Sweeps over time: each item is compared with those after it only as long as they are near. */
function pairs<Item>(
  ordered: readonly Item[],
  most: number,
  meet: (one: Item, other: Item) => boolean,
  isNear: (earlier: Item, later: Item) => boolean,
): { found: Clash<Item>[]; more: boolean } {
  const found: Clash<Item>[] = []
  for (const [i, earlier] of ordered.entries()) {
    for (let j = i + 1; j < ordered.length && isNear(earlier, ordered[j]!); j++) {
      if (!meet(earlier, ordered[j]!)) continue
      if (found.length === most) return { found, more: true }
      found.push({ earlier, later: ordered[j]! })
    }
  }
  return { found, more: false }
}

function crowdings<Item extends DatedItem>(
  ordered: readonly Item[],
  cap: { readonly messages: number; readonly perMs: number },
  overlap: ClashRules['overlap'],
): Crowding<Item>[] {
  const audiences = [...new Set(ordered.map(({ audience }) => audience))]
  return audiences.flatMap((audience) => {
    const sharing = new Set(audiences.filter((other) => other === audience || overlap(audience, other)))
    return stretchesAbove(
      ordered.filter((item) => sharing.has(item.audience)),
      cap,
    ).map((stretch) => ({ audience, ...stretch }))
  })
}

function stretchesAbove<Item extends DatedItem>(
  ordered: readonly Item[],
  cap: { readonly messages: number; readonly perMs: number },
): { items: Item[]; messages: number }[] {
  const stretches: { first: number; last: number; messages: number }[] = []
  let first = 0
  for (const [last, item] of ordered.entries()) {
    while (item.instant - ordered[first]!.instant >= cap.perMs) first += 1
    const messages = last - first + 1
    if (messages <= cap.messages) continue
    const open = stretches.at(-1)
    if (open === undefined || open.last < first) stretches.push({ first, last, messages })
    else Object.assign(open, { last, messages: Math.max(open.messages, messages) })
  }
  return stretches.map(({ first: from, last, messages }) => ({ items: ordered.slice(from, last + 1), messages }))
}

function remembered<Item extends DatedItem>(overlap: ClashRules['overlap']): (one: Item, other: Item) => boolean {
  const known = new Map<string, Map<string, boolean>>()
  return ({ audience }, { audience: other }) => {
    if (audience === other) return true
    const row = known.get(audience) ?? new Map<string, boolean>()
    known.set(audience, row)
    const answer = row.get(other) ?? overlap(audience, other)
    row.set(other, answer)
    return answer
  }
}
