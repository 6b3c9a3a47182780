/** One line of a file: its number from 1, its text without the line end, and what is wrong with it as a line, if anything. */
export interface Line {
  readonly number: number
  readonly text: string
  readonly fault?: string
}

const LONGEST_LINE = 1024 * 1024
const LINE_END = /\r\n|\n|\r/
const [LF, CR] = [10, 13]

const NOT_UTF8 =
  'expected UTF-8, found other bytes (Windows-1252 or the like?); save the file as "CSV UTF-8" and import it again'
const TOO_LONG = 'the line is over 1 MB; expected one row per line'
const HAS_NUL = 'the line holds NUL bytes; expected text as CSV in UTF-8'

/**
 * Decodes UTF-8 and splits it into lines (LF, CRLF or CR), in blocks about the size of the chunks that come in. A line that is
 * not UTF-8, holds NUL bytes or is over 1 MB carries its fault, and the lines after it are read as if it were not there.
 */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let rest = new Uint8Array()
  let number = 1
  let skipping = false
  for await (const chunk of source) {
    let bytes = rest.length === 0 ? chunk : joined(rest, chunk)
    if (skipping) {
      const end = bytes.indexOf(LF)
      rest = new Uint8Array()
      if (end < 0) continue
      bytes = bytes.subarray(end + 1)
      skipping = false
    }
    const end = endOfLastLine(bytes)
    const lines = end === 0 ? [] : decodedLines(bytes.subarray(0, end), number)
    number += lines.length
    rest = bytes.slice(end)
    if (rest.length > LONGEST_LINE) {
      lines.push({ number: number++, text: lossy(rest.subarray(0, 200)), fault: TOO_LONG })
      rest = new Uint8Array()
      skipping = true
    }
    if (lines.length > 0) yield lines
  }
  if (rest.length > 0) yield decodedLines(rest, number)
}

/** Just behind the last line end; a CR at the very end may be half of a CRLF and waits. */
function endOfLastLine(bytes: Uint8Array): number {
  const feed = bytes.lastIndexOf(LF) + 1
  return feed > 0 ? feed : bytes.subarray(0, -1).lastIndexOf(CR) + 1
}

function decodedLines(bytes: Uint8Array, first: number): Line[] {
  const text = decoded(bytes)
  if (text === undefined) return byteLines(bytes).map((line, i) => decodedLine(line, first + i))
  const texts = withoutLastEnd(first === 1 ? text.replace(/^\uFEFF/, '') : text).split(LINE_END)
  const hasNul = text.includes('\0')
  return texts.map((one, i) => ({
    number: first + i,
    text: one,
    ...(hasNul && one.includes('\0') && { fault: HAS_NUL }),
  }))
}

function decodedLine(bytes: Uint8Array, number: number): Line {
  const text = decoded(bytes)
  if (text === undefined) return { number, text: lossy(bytes), fault: NOT_UTF8 }
  return { number, text, ...(text.includes('\0') && { fault: HAS_NUL }) }
}

function byteLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let from = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== LF && bytes[i] !== CR) continue
    lines.push(bytes.subarray(from, i))
    if (bytes[i] === CR && bytes[i + 1] === LF) i++
    from = i + 1
  }
  if (from < bytes.length) lines.push(bytes.subarray(from))
  return lines
}

function withoutLastEnd(text: string): string {
  return text.replace(/(?:\r\n|\n|\r)$/, '')
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function lossy(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes)
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
