import { fromHtml } from 'hast-util-from-html'
import type { Problem } from '../../errors.ts'
import { altProblems, documentProblems } from '../../render/index.ts'
import { withoutStyles } from '../drawn-text.ts'
import type { Check, Examined, Found } from './examined.ts'

/** What screen readers say and go by, in each document that is given out. */
export const checkAltText: Check = (examined) => [...foundIn(examined, 'alt-text'), ...altsOfPictures(examined)]
export const checkHeadings: Check = (examined) => foundIn(examined, 'headings')
export const checkStructure: Check = (examined) => foundIn(examined, 'structure')

/** What pictures say of themselves, as it is read out in the language. */
function altsOfPictures(examined: Examined): Found[] {
  if (examined.kind === 'infographic') return []
  const { copy, language, texts } = examined
  const { material } = copy
  const { pictures = [] } = material.contents.find((one) => one.language === language)?.content ?? {}
  return pictures.flatMap(({ picture }, index) => {
    const where = `pictures.${index}.alt`
    const { text: alt = '' } = texts.find(({ path }) => path === where) ?? {}
    if (alt === '') {
      const message = `${picture}: its alternative text comes out empty; say in words what it shows`
      return [{ severity: 'error' as const, where, message }]
    }
    return altProblems({ alt }).map(({ severity, message }) => ({ severity, where, message: `${picture}: ${message}` }))
  })
}

type Aspect = 'alt-text' | 'headings' | 'structure'

/** Documents are read once for all three. */
const read = new WeakMap<Examined, ReadonlyMap<Aspect, readonly Found[]>>()

function foundIn(examined: Examined, aspect: Aspect): readonly Found[] {
  const known = read.get(examined) ?? problemsOf(examined)
  read.set(examined, known)
  return known.get(aspect) ?? []
}

function problemsOf({ documents }: Examined): ReadonlyMap<Aspect, readonly Found[]> {
  const all = documents.flatMap(({ where, html }) =>
    documentProblems(fromHtml(withoutStyles(html))).map((problem) => ({
      aspect: aspectOf(problem),
      found: { severity: 'error', where, message: problem.message } as const,
    })),
  )
  const groups = Map.groupBy(all, ({ aspect }) => aspect)
  return new Map([...groups].map(([aspect, found]) => [aspect, found.map((one) => one.found)]))
}

/** By the element that a problem names. */
function aspectOf({ path }: Problem): Aspect {
  if (/^h[1-6]$/.test(path)) return 'headings'
  return ['img', 'svg', 'figure'].includes(path) ? 'alt-text' : 'structure'
}
