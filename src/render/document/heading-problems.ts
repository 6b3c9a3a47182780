import type { Element } from 'hast'
import type { Problem } from '../../errors.ts'
import { nameOf, place } from './spoken-tree.ts'

/** What is wrong with the headings among these elements: one of the first level, none left out on the way down, none empty. */
export function headingProblems(elements: readonly Element[]): Problem[] {
  const headings = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName))
  const first = headings.filter(({ tagName }) => tagName === 'h1')
  return [
    ...(first.length === 1
      ? []
      : [
          problem(
            'h1',
            `The page has ${first.length === 0 ? 'no' : first.length} headings of the first level, expected one.`,
            first[1],
          ),
        ]),
    ...headings.flatMap((heading, at) => [...emptyProblems(heading), ...skipProblems(heading, headings[at - 1])]),
  ]
}

function emptyProblems(heading: Element): Problem[] {
  return nameOf(heading) === '' ? [problem(heading.tagName, 'A heading is empty.', heading)] : []
}

function skipProblems(heading: Element, before: Element | undefined): Problem[] {
  const [from, to] = [before === undefined ? 0 : level(before), level(heading)]
  if (to <= from + 1) return []
  const after = before === undefined ? 'is the first' : `follows “${nameOf(before)}” (h${from})`
  return [problem(heading.tagName, `“${nameOf(heading)}” is h${to} and ${after}: expected h${from + 1}.`, heading)]
}

function level({ tagName }: Element): number {
  return Number(tagName[1])
}

function problem(path: string, message: string, element: Element | undefined): Problem {
  return { path, message, severity: 'error', ...place(element) }
}
