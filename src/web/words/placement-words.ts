import type { PlacementKind } from '../../materials/index.ts'

/** What kinds of places are called. */
export const PLACEMENT_WORDS: Readonly<Record<PlacementKind, { readonly one: string; readonly hint: string }>> = {
  poster: { one: 'Poster site', hint: 'A wall, a counter, a rack: somebody puts it up or lays it out' },
  page: { one: 'Page', hint: 'A page on the web that shows it or leads to it' },
  partner: { one: 'Partner', hint: 'An organisation that hands it on' },
}
