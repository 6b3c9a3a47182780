import { Invalid } from '../../errors.ts'
import { closest } from 'fastest-levenshtein'
import type { Helper } from '../handlebars/helper.ts'
import { SafeString } from '../handlebars/safe-string.ts'
import type { Landing } from './link-words.ts'
import { found, word } from './word.ts'

/** The charts by name, each drawn when it is asked for: as HTML or SVG, whose makers have escaped it, or in words. */
export type Charts = Readonly<Record<string, (landing: Landing) => string>>

/** `{{chart "renewals"}}`: the chart of that name; in text, what it says in words. `any`: all names are good, and none is drawn. */
export function chartWord(charts: Charts | 'any', landing: Landing): Helper {
  function chartOf(name: unknown): Charts[string] {
    if (charts === 'any') return () => ''
    const chart = typeof name === 'string' && Object.hasOwn(charts, name) ? charts[name] : undefined
    if (chart) return chart
    const missing = `There is no chart ${found(name)}: it has to be a figure with its words under figures.`
    throw new Invalid(`${missing}${nearest(String(name), Object.keys(charts))}`)
  }
  return word({
    name: 'chart',
    takes: [1, 1],
    named: [],
    example: '{{chart "renewals"}}',
    say: ([name]) => {
      const drawn = chartOf(name)(landing)
      return landing === 'text' ? drawn : new SafeString(drawn)
    },
    check: ({ values: [name] }) => void (name && chartOf(name.value)),
  })
}

/** “Did you mean …?”, where there is anything that may have been meant. */
export function nearest(name: string, known: readonly string[]): string {
  return known.length > 0 ? ` Did you mean "${closest(name, known)}"?` : ''
}
