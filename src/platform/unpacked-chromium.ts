import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Conflict, Invalid } from '../errors.ts'
import { startChild } from './child-process.ts'

const ROOT = join(import.meta.dirname, '../..')

const WITHOUT = 'HTML and SVG work without it'

/**
 * The program of the Chromium that npm brought, with its own fonts in `fonts` beside it. It is unpacked on first use, whole or
 * not at all, once per version and user: the package itself reuses whatever lies in the temporary folder. Throws `Invalid` where there
 * is none for this machine.
 */
export async function unpackedChromium(root = ROOT, temporary = tmpdir()): Promise<string> {
  const own = process.getuid?.()
  const folder = join(temporary, `fanfare-chromium-${installedVersion(root)}-${own}`)
  const program = join(folder, 'chromium')
  if (!existsSync(program)) await unpack(root, folder, program)
  const { uid, mode } = statSync(folder)
  if (uid !== own || (mode & 0o022) !== 0) {
    throw new Conflict(`${folder} may be written by others, so its Chromium is not started; remove that folder`)
  }
  return program
}

function installedVersion(root: string): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const here = `${process.platform} ${process.arch}`
    const advice = 'set FANFARE_CHROMIUM to the program of a Chromium or Chrome'
    throw new Invalid(
      `PDF and PNG need a browser, and the one from npm runs on Linux x64 only, not on ${here}; ${advice}; ${WITHOUT}`,
    )
  }
  try {
    const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')
    const { version }: { version: string } = JSON.parse(manifest)
    return version
  } catch {
    const lacking = 'node_modules has no @sparticuz/chromium'
    throw new Invalid(`PDF and PNG need a browser, and ${lacking}; run npm ci, or set FANFARE_CHROMIUM; ${WITHOUT}`)
  }
}

/** In a process of its own, for it takes seconds of processor time and goes by a temporary folder of its own. */
async function unpack(root: string, folder: string, program: string): Promise<void> {
  const draft = `${folder}.${process.pid}`
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  try {
    const code = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
    const args = ['--input-type=module', '--eval', code]
    const child = startChild(process.execPath, args, { folder: root, env: { TMPDIR: draft } })
    await child.ended
    if (!existsSync(join(draft, 'chromium'))) {
      throw new Invalid(`Chromium could not be unpacked into ${draft}: ${child.lastWords() || 'no reason was given'}`)
    }
    renameSync(draft, folder)
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(program)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
