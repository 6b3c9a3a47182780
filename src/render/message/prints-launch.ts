import type { MessageVariant } from './message-variant.ts'

const SAYS_LAUNCH = /\{\{[^}]*\blaunch\b/

/**
 * Whether any of the variants tells its readers the date of the launch: by the fact `launch`, or written out as people
 * write dates in its language. `wall` is the launch as clocks show it there, `YYYY-MM-DDTHH:MM`. Rather once too often:
 * a date that is named for another reason counts as well.
 */
export function printsLaunch(variants: readonly MessageVariant[], wall: string): boolean {
  return variants.some(({ language, subject, body }) =>
    [subject, body].some((text) => SAYS_LAUNCH.test(text) || writtenDate(language, wall.slice(0, 10)).test(text)),
  )
}

const KEPT = 200
const patterns = new Map<string, RegExp>()

/** What finds a day, with or without its year, in a text of a language; made once. */
function writtenDate(language: string, day: string): RegExp {
  const key = `${language} ${day}`
  let pattern = patterns.get(key)
  if (pattern === undefined) {
    const forms = [...new Set(formsOf(language, day))].map((form) =>
      form.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
    )
    // A digit beside it would make it another date: “1 March” is not said by “11 March”.
    pattern = new RegExp(String.raw`(?<!\d)(?:${forms.join('|')})(?!\d)`, 'iu')
    if (patterns.size >= KEPT) patterns.clear()
    patterns.set(key, pattern)
  }
  return pattern
}

function formsOf(language: string, day: string): string[] {
  const date = new Date(`${day}T00:00Z`)
  const locales = language === 'en' ? ['en-GB', 'en-US'] : [language]
  const written = locales.flatMap((locale) =>
    (['long', 'short'] as const).map((month) =>
      new Intl.DateTimeFormat(locale, { day: 'numeric', month, timeZone: 'UTC' }).format(date),
    ),
  )
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  return [...written, day, ...['/', '.'].map((mark) => [dayOfMonth, month, year].join(mark))]
}
