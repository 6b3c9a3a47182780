import type { Rows } from '../../db/index.ts'
import { pictureRow, type PictureRow } from '../../db/queries/pictures.ts'
import type { PlannedMaterial } from '../plan/index.ts'
import { PICTURE_TYPES, pictureUri, type ShownPicture } from '../render/index.ts'

/** Pictures read before anything is drawn, by the hash that a material has of each. */
export type Pictures = ReadonlyMap<string, ShownPicture>

/** A drawing of lines may say any size and is sharp in all: its longer side is at least so many CSS pixels. */
const LEAST_OF_LINES = 800

/** Reads the pictures that a material shows in any language, each once. */
export async function picturesOf(rows: Rows, campaignId: string, material: PlannedMaterial): Promise<Pictures> {
  const pictures = new Map<string, ShownPicture>()
  for (const hash of hashesShown(material)) {
    const row = await pictureRow(rows, campaignId, hash)
    if (row !== undefined) pictures.set(hash, shownPicture(row))
  }
  return pictures
}

function hashesShown({ kind, contents, pictures = {} }: PlannedMaterial): ReadonlySet<string> {
  if (kind === 'infographic') return new Set()
  const names = contents.flatMap(({ content }) => (content.pictures ?? []).map(({ picture }) => picture))
  return new Set(names.flatMap((name) => (Object.hasOwn(pictures, name) ? pictures[name]! : [])))
}

/** A picture of the database as a page holds it. */
export function shownPicture({ type, width, height, bytes }: PictureRow): ShownPicture {
  const larger = type === PICTURE_TYPES.svg ? Math.max(1, LEAST_OF_LINES / Math.max(width, height)) : 1
  return {
    uri: pictureUri(type, bytes),
    width: Math.max(1, Math.round(width * larger)),
    height: Math.max(1, Math.round(height * larger)),
  }
}

/** The same pictures by their hashes alone, for a page that is kept: they never change, and lie in the database once. */
export function keptApart(pictures: Pictures): Pictures {
  return new Map(Array.from(pictures, ([hash, picture]) => [hash, { ...picture, uri: `sha256:${hash}` }]))
}

/** A page that was kept so, with its pictures in it again. In texts no tag begins, so that none is taken for one. */
export function withPicturesAgain(html: string, pictures: Pictures): string {
  return html.replaceAll(/<img src="sha256:([\da-f]{64})"/g, (_, hash: string) => {
    const picture = pictures.get(hash)
    if (picture === undefined) throw new Error(`the picture ${hash} of a published version is not there`)
    return `<img src="${picture.uri}"`
  })
}
