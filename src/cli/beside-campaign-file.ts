import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { Invalid } from '../errors.ts'

/**
 * Reads text files in the folder of a campaign file and below it, by their path relative to it; undefined when there is
 * none. Throws `Invalid` for a folder, for a link that leads out, and for what the system does not let us read.
 */
export function besideCampaignFile(campaignFile: string): (name: string) => string | undefined {
  return (name) => {
    const beside = join(dirname(campaignFile), name)
    if (!existsSync(beside)) return undefined
    const file = realpathSync(beside)
    const below = relative(realpathSync(dirname(campaignFile)), file)
    if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
      throw new Invalid('is a link that leaves the folder of the campaign file; expected a text file in that folder')
    }
    if (!statSync(file).isFile()) throw new Invalid('is not a file; expected a text file with the body of the message')
    return readText(file)
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new Invalid(`cannot be read${code}; expected a text file that may be read`)
  }
}
