import { faultsOf } from './file-fields.ts'
import type { FilePath } from './file-path.ts'
import { error, type Finding } from './shape-problems.ts'

/**
 * Reads a text file beside the campaign file, by its relative path with `/`; undefined when there is none. Throws
 * `Invalid`, with what was found and expected, for what is there and may not be read.
 */
export type ReadBeside = (path: string) => string | undefined

/** The same for a file that is no text. */
export type ReadBytesBeside = (path: string) => Uint8Array | undefined

/** What a file beside the campaign file holds. */
export interface Beside {
  readonly endings: readonly string[]
  readonly holds: string
  readonly example: string
  /** In characters; absent: 100,000. */
  readonly longest?: number
}

const LONGEST_FILE = 100_000

/** A text of one line with one of the endings is the name of a file. */
export function fileNamed(text: string, { endings }: Beside): string | undefined {
  const name = text.trim()
  return !name.includes('\n') && endings.some((ending) => name.endsWith(ending)) ? name : undefined
}

/** The text of a file beside the campaign file; nothing, and a finding, where there is none that can be used. */
export function textBeside(
  file: string,
  path: FilePath,
  beside: Beside,
  readBeside: ReadBeside,
  findings: Finding[],
): string | undefined {
  const fault = (message: string): undefined => void findings.push(error(path, message))
  const text = fileBeside(file, path, beside.example, readBeside, findings)
  if (text === undefined) return undefined
  if (text.includes('\uFFFD') || text.includes('\0'))
    return fault(`the file “${file}” is not UTF-8 text; save it as UTF-8`)
  if (text.trim() === '') return fault(`the file “${file}” is empty; expected ${beside.holds}`)
  if (fileNamed(text, beside) !== undefined)
    return fault(`the file “${file}” holds nothing but the name of a file; expected ${beside.holds}`)
  const { longest = LONGEST_FILE } = beside
  if (text.length > longest) return fault(`the file “${file}” is longer than ${longest} characters; shorten it`)
  return text.replace(/^\uFEFF/, '')
}

/** The bytes of a picture beside the campaign file; nothing, and a finding, where there is none that can be read. */
export function bytesBeside(
  file: string,
  path: FilePath,
  readBytesBeside: ReadBytesBeside,
  findings: Finding[],
): Uint8Array | undefined {
  return fileBeside(file, path, 'materials/office.png', readBytesBeside, findings)
}

function fileBeside<Content>(
  file: string,
  path: FilePath,
  example: string,
  readBeside: (path: string) => Content | undefined,
  findings: Finding[],
): Content | undefined {
  const fault = (message: string): undefined => void findings.push(error(path, message))
  const shown = file.length > 100 ? `${file.slice(0, 100)}…` : file
  const steps = file.split('/')
  if (/[\\:]/.test(file) || steps.some((step) => step === '..' || step === '')) {
    return fault(`“${shown}” leaves the folder of the campaign file; expected a path below it, such as ${example}`)
  }
  let content: Content | undefined
  const [unreadable] = faultsOf(() => (content = readBeside(file)))
  if (unreadable !== undefined) return fault(`the file “${shown}” ${unreadable}`)
  if (content === undefined) return fault(`the file “${shown}” is not there; expected it beside the campaign file`)
  return content
}
