import type { Rows } from '../../db/index.ts'
import { addLinks, type LinkPlace, linksOf } from '../../db/queries/links.ts'
import { addMaterialLinks, materialLinksAt, type MaterialLinkPlace } from '../../db/queries/material-links.ts'
import { Conflict } from '../errors.ts'
import { linkCode } from './link-code.ts'

type Urls = { readonly urls: readonly string[] }

/**
 * The codes of these addresses in one activity and language, by address; what has none yet is given one. Calling it
 * again gives the same codes, also after the secret has changed, so that links already sent keep working.
 */
export async function linkCodes(
  rows: Rows,
  secret: string,
  { urls, ...place }: LinkPlace & Urls,
): Promise<Map<string, string>> {
  const { campaignId, activityId, language } = place
  return codesAt(secret, urls, {
    key: [campaignId, activityId, language],
    known: () => linksOf(rows, place),
    add: (links) => addLinks(rows, place, links),
  })
}

/** The same for what a material prints in one language, there and at one placement of it; they never change either. */
export async function materialLinkCodes(
  rows: Rows,
  secret: string,
  { urls, ...place }: MaterialLinkPlace & Urls,
): Promise<Map<string, string>> {
  const { campaignId, materialId, language, placementId } = place
  return codesAt(secret, urls, {
    key: [campaignId, 'material', materialId, language, placementId],
    known: () => materialLinksAt(rows, place),
    add: (links) => addMaterialLinks(rows, place, links),
  })
}

/** Where codes are kept: those known at a place, and how others come to it. */
interface Shelf {
  readonly key: readonly string[]
  known(): Promise<{ code: string; url: string }[]>
  add(links: readonly { code: string; url: string }[]): Promise<void>
}

async function codesAt(secret: string, urls: readonly string[], shelf: Shelf): Promise<Map<string, string>> {
  const wanted = new Set(urls)
  let codes = await codesOn(shelf, wanted)
  const missing = [...wanted].filter((url) => !codes.has(url))
  if (missing.length === 0) return codes
  await shelf.add(missing.map((url) => ({ code: linkCode(secret, shelf.key, url), url })))
  codes = await codesOn(shelf, wanted)
  const refused = missing.find((url) => !codes.has(url))
  if (refused !== undefined) {
    throw new Conflict(
      `the link code of ${refused} in ${shelf.key.at(1)} is taken by another address; change the address`,
    )
  }
  return codes
}

async function codesOn(shelf: Shelf, wanted: ReadonlySet<string>): Promise<Map<string, string>> {
  const known = await shelf.known()
  return new Map(known.filter(({ url }) => wanted.has(url)).map(({ url, code }) => [url, code]))
}
