import { contentHash } from '../../access/index.ts'
import { Invalid } from '../../errors.ts'
import { PICTURE_TYPES, readPicture } from '../../render/index.ts'
import type { PictureFile } from '../campaign-plan.ts'
import type { FileDraft } from './file-draft.ts'
import type { FilePath } from './file-path.ts'
import { error, type Finding } from './shape-problems.ts'
import { hashOfStored } from './stored-picture.ts'
import { bytesBeside, type ReadBytesBeside } from './text-beside.ts'

/** Where the pictures of a file come from. */
export interface PictureSources {
  readonly readBytesBeside?: ReadBytesBeside
  /** Hashes of pictures that the database has; a plan that was read from it names them so. */
  readonly storedPictures?: ReadonlySet<string>
}

/** The pictures of a material: hashes by name, and what was read of them. */
export interface LoadedPictures {
  readonly hashes: Readonly<Record<string, string>>
  readonly files: readonly PictureFile[]
}

/** Why an infographic has no pictures. */
export const DRAWS_ITS_OWN =
  'an infographic draws its own picture and shows no other; take `pictures` out, or make it a poster'

/** The pictures of a material with their files read in; without those that cannot be shown, of which it says why. */
export function picturesOf(
  { path, value: { kind, pictures = {} } }: FileDraft['materials'][number],
  sources: PictureSources,
  findings: Finding[],
): LoadedPictures {
  const where = [...path, 'pictures']
  if (kind === 'infographic') {
    if (Object.keys(pictures).length > 0) findings.push(error(where, DRAWS_ITS_OWN, 'key'))
    return { hashes: {}, files: [] }
  }
  const hashes: Record<string, string> = {}
  const files: PictureFile[] = []
  for (const [name, written] of Object.entries(pictures)) {
    const stored = hashOfStored(written)
    if (stored !== undefined && sources.storedPictures?.has(stored)) {
      hashes[name] = stored
      continue
    }
    const file = pictureFrom(written.trim(), [...where, name], sources, findings)
    if (file === undefined) continue
    hashes[name] = file.hash
    files.push(file)
  }
  return { hashes, files }
}

function pictureFrom(
  written: string,
  path: FilePath,
  { readBytesBeside = () => undefined }: PictureSources,
  findings: Finding[],
): PictureFile | undefined {
  const isInside = written.startsWith('data:')
  const bytes = isInside ? bytesInside(written, path, findings) : bytesBeside(written, path, readBytesBeside, findings)
  if (bytes === undefined) return undefined
  try {
    return pictureFile(bytes)
  } catch (fault) {
    if (!(fault instanceof Invalid)) throw fault
    const start = isInside ? '' : `“${written}”: `
    findings.push(...fault.problems.map(({ message }) => error(path, `${start}${message}`)))
    return undefined
  }
}

/** A picture read from its bytes, whatever it is called. Throws `Invalid` at `path` for what is none that can be shown. */
export function pictureFile(bytes: Uint8Array, path = ''): PictureFile {
  const { type, width, height } = readPicture(bytes, path)
  const whole = (length: number) => Math.max(1, Math.round(length))
  return { hash: contentHash(bytes), type, width: whole(width), height: whole(height), bytes }
}

function bytesInside(written: string, path: FilePath, findings: Finding[]): Uint8Array | undefined {
  const [, type = '', data] = /^data:([^;,]*);base64,([A-Za-z\d+/\s]*={0,2})$/.exec(written) ?? []
  const types: readonly string[] = Object.values(PICTURE_TYPES)
  if (data === undefined || !types.includes(type)) {
    const expected = `a file beside this one, or a picture in place, in quotes, such as "data:image/png;base64,…" (${types.join(', ')})`
    findings.push(error(path, `found “${written.slice(0, 40)}…”; expected ${expected}`))
    return undefined
  }
  try {
    const letters = atob(data)
    const bytes = new Uint8Array(letters.length)
    for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at)
    return bytes
  } catch {
    findings.push(error(path, 'is cut off or no base64; write the picture down again, or name a file beside this one'))
    return undefined
  }
}
