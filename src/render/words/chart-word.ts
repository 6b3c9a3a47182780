import { Invalid } from '../../errors.ts'
import { closest } from 'fastest-levenshtein'
import type { Helper } from '../handlebars/helper.ts'
import { SafeString } from '../handlebars/safe-string.ts'
import type { Landing } from './link-words.ts'
import { found, word } from './word.ts'

/** A chart ready to be shown: as HTML or SVG, whose makers have escaped it, and in words. */
export interface ChartShown {
  readonly html: string
  readonly text: string
}

/** `{{chart "renewals"}}`: the chart of that name; in text, what it says in words. */
export function chartWord(charts: Readonly<Record<string, () => ChartShown>>, landing: Landing): Helper {
  function chartOf(name: unknown): () => ChartShown {
    const chart = typeof name === 'string' && Object.hasOwn(charts, name) ? charts[name] : undefined
    if (chart) return chart
    throw new Invalid(`There is no chart ${found(name)}.${nearest(String(name), Object.keys(charts))}`)
  }
  return word({
    name: 'chart',
    takes: [1, 1],
    named: [],
    example: '{{chart "renewals"}}',
    say: ([name]) => {
      const { html, text } = chartOf(name)()
      return landing === 'text' ? text : new SafeString(html)
    },
    check: ({ values: [name] }) => void (name && chartOf(name.value)),
  })
}

/** “Did you mean …?”, where there is anything that may have been meant. */
export function nearest(name: string, known: readonly string[]): string {
  return known.length > 0 ? ` Did you mean "${closest(name, known)}"?` : ''
}
