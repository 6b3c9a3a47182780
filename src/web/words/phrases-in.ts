/** The phrases of a language (`cy-GB` takes those of `cy`), and which language they are in: English where there are none. */
export function phrasesIn<Phrases>(
  all: Readonly<Record<string, Phrases>> & { readonly en: Phrases },
  language: string,
): { language: string; phrases: Phrases } {
  const primary = language.toLowerCase().split('-')[0] ?? ''
  const phrases = Object.hasOwn(all, primary) ? all[primary] : undefined
  return phrases === undefined ? { language: 'en', phrases: all.en } : { language: primary, phrases }
}
