import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Invalid, NotFound } from '../errors.ts'

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'there is no permission'],
  ['EPERM', 'there is no permission'],
  ['EROFS', 'its disk can only be read'],
  ['EISDIR', 'it is a folder'],
  ['ENOENT', 'its folder takes no new files'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
])

/** Why a file could not be written, in the words of people; what is no fault of the file is given back as it is. */
export function cannotWrite(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const folder = dirname(file)
  if (code === 'ENOENT' && !existsSync(folder)) {
    return new NotFound(`the folder ${folder} does not exist; create it, or name a file elsewhere`)
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return new Invalid(`${folder} is not a folder; name a file elsewhere`)
  const reason = REASONS.get(code)
  return reason === undefined ? error : new Invalid(`${file} cannot be written: ${reason}; name a file elsewhere`)
}
