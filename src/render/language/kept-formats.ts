/** A campaign has a few languages, zones and styles. */
const MOST_KEPT = 200

/**
 * Makes each thing once for the same parts, as formats take long to make; all are let go when they are too many. Parts are
 * what JSON can say.
 */
export function kept<Parts extends readonly unknown[], Thing>(
  make: (...parts: Parts) => Thing,
): (...parts: Parts) => Thing {
  const made = new Map<string, Thing>()
  return (...parts) => {
    const key = JSON.stringify(parts)
    const known = made.get(key)
    if (known !== undefined) return known
    const thing = make(...parts)
    if (made.size >= MOST_KEPT) made.clear()
    made.set(key, thing)
    return thing
  }
}

/** The locale of a language: English without a country is that of Britain. */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language
}

/** How the runtime writes numbers in a language. */
export const keptNumberFormat = kept(
  (language: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(localeOf(language), options),
)

/** How the runtime writes dates in a language; one that it does not know is written as in Britain, wherever it runs. */
export const keptDateFormat = kept(
  (language: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat([localeOf(language), 'en-GB'], options),
)
