import { type DocumentAspect, documentProblems } from './document-problems.ts'
import type { Check, Examined, Found } from './examined.ts'

/** What screen readers say and go by, in each document that is given out. */
export const checkAltText: Check = (examined) => foundIn(examined, 'alt-text')
export const checkHeadings: Check = (examined) => foundIn(examined, 'headings')
export const checkStructure: Check = (examined) => foundIn(examined, 'structure')

/** Documents are read once for all three. */
const read = new WeakMap<Examined, ReadonlyMap<DocumentAspect, readonly Found[]>>()

function foundIn(examined: Examined, aspect: DocumentAspect): readonly Found[] {
  const known = read.get(examined) ?? problemsOf(examined)
  read.set(examined, known)
  return known.get(aspect) ?? []
}

function problemsOf({ documents }: Examined): ReadonlyMap<DocumentAspect, readonly Found[]> {
  const all = documents.flatMap(({ where, html }) =>
    documentProblems(html.replaceAll(/<style[^>]*>[^]*?<\/style>/g, '')).map(({ aspect, message }) => ({
      aspect,
      found: { severity: 'error', where, message } as const,
    })),
  )
  const groups = Map.groupBy(all, ({ aspect }) => aspect)
  return new Map([...groups].map(([aspect, found]) => [aspect, found.map((one) => one.found)]))
}
