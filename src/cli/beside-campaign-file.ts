import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { Invalid } from '../errors.ts'
import type { ReadOptions } from '../plan/index.ts'

const TEXT = 'a text file'
const PICTURE = 'a picture'

/** No picture that can be shown is near this; what is larger is not even read. Bytes. */
const LARGEST_READ = 50_000_000

/**
 * Reads files in the folder of a campaign file and below it, by their path relative to it; undefined when there is
 * none. Throws `Invalid` for a folder, for a link that leads out, and for what the system does not let us read.
 */
export function besideCampaignFile(
  campaignFile: string,
): Required<Pick<ReadOptions, 'readBeside' | 'readBytesBeside'>> {
  const read = <Content>(name: string, expected: string, content: (file: string) => Content) => {
    const file = fileBeside(campaignFile, name, expected)
    return file === undefined ? undefined : readable(() => content(file), expected)
  }
  return {
    readBeside: (name) => read(name, TEXT, (file) => readFileSync(file, 'utf8')),
    readBytesBeside: (name) => read(name, PICTURE, (file) => new Uint8Array(readFileSync(file))),
  }
}

function fileBeside(campaignFile: string, name: string, expected: string): string | undefined {
  const beside = join(dirname(campaignFile), name)
  if (!existsSync(beside)) return undefined
  const file = realpathSync(beside)
  const below = relative(realpathSync(dirname(campaignFile)), file)
  if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
    throw new Invalid(`is a link that leaves the folder of the campaign file; expected ${expected} in that folder`)
  }
  const found = statSync(file)
  if (!found.isFile()) throw new Invalid(`is not a file; expected ${expected}`)
  if (found.size > LARGEST_READ)
    throw new Invalid(`has ${Math.round(found.size / 1_000_000)} MB; expected ${expected}, which is far smaller`)
  return file
}

function readable<Content>(read: () => Content, expected: string): Content {
  try {
    return read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new Invalid(`cannot be read${code}; expected ${expected} that may be read`)
  }
}
