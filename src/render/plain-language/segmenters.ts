/** Made once a language: to make one costs more than to use it on a sentence. */
const made = new Map<string, Intl.Segmenter>()

/** The segmenter of a language. Throws `RangeError` where the tag is none. */
export function segmenterOf(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${granularity} ${language}`
  const before = made.get(key)
  if (before !== undefined) return before
  const segmenter = new Intl.Segmenter(language, { granularity })
  made.set(key, segmenter)
  return segmenter
}
