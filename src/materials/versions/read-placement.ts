import type { PlacementFacts } from '../../../db/queries/placements.ts'
import { Invalid, type Problem } from '../../errors.ts'
import { freeId } from '../../plan/index.ts'

/** A placement as it was typed, or stands in a row of a table. */
export type PlacementFields = Readonly<
  Partial<Record<'id' | 'kind' | 'name' | 'place' | 'keeper' | 'language', string>>
>

export const PLACEMENT_KINDS = ['poster', 'page', 'partner'] as const
export type PlacementKind = (typeof PLACEMENT_KINDS)[number]

const LONGEST = { name: 120, place: 300, keeper: 200 } as const
const LONGEST_ID = 60

/**
 * Reads a placement; without an id it gets one made from its name that is not among `taken`, and is put there. Throws
 * `Invalid` with every field that is wrong, its path after `prefix`.
 */
export function readPlacement(
  fields: PlacementFields,
  [first = '', ...others]: readonly string[],
  taken: Set<string>,
  prefix: string,
): PlacementFacts {
  const text = (key: keyof PlacementFields) => (fields[key] ?? '').trim()
  const languages = [first, ...others]
  const [kind, language] = [PLACEMENT_KINDS.find((one) => one === text('kind')), text('language') || first]
  const wrong = [
    ...(kind === undefined ? [fault('kind', `found “${text('kind')}”; expected ${PLACEMENT_KINDS.join(', ')}`)] : []),
    ...(['name', 'place'] as const).flatMap((key) => (text(key) === '' ? [fault(key, `is missing; expected ${EXPECTED[key]}`)] : [])), // prettier-ignore
    ...(['name', 'place', 'keeper'] as const).flatMap((key) => (text(key).length > LONGEST[key] ? [fault(key, `is longer than ${LONGEST[key]} characters; shorten it`)] : [])), // prettier-ignore
    ...(languages.includes(language) ? [] : [fault('language', `found “${language}”; expected ${languages.join(', ')}`)]), // prettier-ignore
    ...(isId(text('id')) ? [] : [fault('id', `“${text('id')}” is no id; expected small letters, digits and single -`)]),
  ]
  if (kind === undefined || wrong.length > 0) {
    throw new Invalid(wrong.map((problem) => ({ ...problem, path: `${prefix}${problem.path}` })))
  }
  const [name, keeper] = [text('name'), text('keeper')]
  const id = text('id') || freeId(idFrom(name), (wanted) => taken.has(wanted))
  taken.add(id)
  return { id, kind, name, place: text('place'), keeper: keeper === '' ? null : keeper, language }
}

const EXPECTED = {
  name: 'what people call it, such as Central library',
  place: 'where it is: a street, or the address of a page',
} as const

function fault(path: string, message: string): Problem {
  return { path, message, severity: 'error' }
}

function isId(text: string): boolean {
  return text.length <= LONGEST_ID && /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/.test(text)
}

/** Letters of any script become what an address can bear, or nothing. */
function idFrom(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') // prettier-ignore
  return plain.slice(0, LONGEST_ID - 5).replaceAll(/-+$/g, '') || 'place'
}
