import type { Rows } from '../../db/index.ts'
import { addLinks, type LinkPlace, linksOf } from '../../db/queries/links.ts'
import { Conflict } from '../errors.ts'
import { linkCode } from './link-code.ts'

/**
 * The codes of these addresses in one activity and language, by address; what has none yet is given one. Calling it
 * again gives the same codes, also after the secret has changed, so that links already sent keep working.
 */
export async function linkCodes(
  rows: Rows,
  secret: string,
  { urls, ...place }: LinkPlace & { readonly urls: readonly string[] },
): Promise<Map<string, string>> {
  const wanted = new Set(urls)
  let codes = await codesOf(rows, place, wanted)
  const missing = [...wanted].filter((url) => !codes.has(url))
  if (missing.length === 0) return codes
  await addLinks(
    rows,
    place,
    missing.map((url) => ({ code: linkCode(secret, place, url), url })),
  )
  codes = await codesOf(rows, place, wanted)
  const refused = missing.find((url) => !codes.has(url))
  if (refused !== undefined) {
    throw new Conflict(
      `the link code of ${refused} in ${place.activityId} is taken by another address; change the address`,
    )
  }
  return codes
}

async function codesOf(rows: Rows, place: LinkPlace, wanted: ReadonlySet<string>): Promise<Map<string, string>> {
  const known = await linksOf(rows, place)
  return new Map(known.filter(({ url }) => wanted.has(url)).map(({ url, code }) => [url, code]))
}
