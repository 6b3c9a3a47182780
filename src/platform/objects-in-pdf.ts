/** Where the objects of a PDF begin, and what its trailer says, by its own table of objects. */
export interface ObjectsInPdf {
  /** The file, a character for each byte. */
  readonly written: string
  readonly places: readonly number[]
  readonly trailer: string
  /** Where the table stands. */
  readonly table: number
}

const END = /\nstartxref\n(\d+)\n%%EOF\s*$/
const TABLE = /xref\n0 \d+\n((?:\d{10} \d{5} [fn][ \r]\n)+)trailer\n<<([^<>]*)>>\nstartxref\n/y

/**
 * Reads the table at the end of a PDF; undefined where it is written otherwise than Chromium writes it. Objects are never
 * looked for in the bytes themselves: those of pictures and fonts are whatever somebody uploaded.
 */
export function objectsInPdf(written: string): ObjectsInPdf | undefined {
  const table = Number(END.exec(written)?.[1] ?? -1)
  const [, entries = '', trailer] = matchAt(TABLE, written, table) ?? []
  if (trailer === undefined) return undefined
  const places = entries.split('\n').flatMap((entry) => (entry[17] === 'n' ? [Number(entry.slice(0, 10))] : []))
  return { written, places, trailer, table }
}

/** The objects that `pattern`, which is sticky, reads from their first byte on. */
export function objectsLike({ written, places }: ObjectsInPdf, pattern: RegExp): RegExpExecArray[] {
  return places.map((place) => matchAt(pattern, written, place)).filter((found) => found !== undefined)
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  if (at < 0) return undefined
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
