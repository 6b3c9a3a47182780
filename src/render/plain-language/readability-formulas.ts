/** What the formulas are made of. A polysyllable has three syllables or more. */
export interface SpeechCounts {
  readonly words: number
  readonly sentences: number
  readonly syllables: number
  readonly polysyllables: number
}

/** Flesch reading ease, 0 (hardest) to 100; 60 and more is plain English. R. Flesch, J. Appl. Psychol. 32 (1948) 221. */
export function fleschReadingEase({ words, sentences, syllables }: SpeechCounts): number {
  return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)
}

/** US school grade; the reading age in the UK is about five years more. J. P. Kincaid et al., Research Branch Report 8-75. */
export function fleschKincaidGrade({ words, sentences, syllables }: SpeechCounts): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
}

/** SMOG grade, made for 30 sentences and scaled to them. G. H. McLaughlin, Journal of Reading 12 (1969) 639. */
export function smogGrade({ sentences, polysyllables }: SpeechCounts): number {
  return 1.043 * Math.sqrt((polysyllables * 30) / sentences) + 3.1291
}

/**
 * Lecturability of Spanish, 0 to 100. J. Fernández Huerta, Consigna 214 (1959), with syllables and words per sentence as he
 * meant them: copies that multiply by 0.60 take syllables per 100 words.
 */
export function fernandezHuerta({ words, sentences, syllables }: SpeechCounts): number {
  return 206.84 - 60 * (syllables / words) - 1.02 * (words / sentences)
}

/** Perspicuity of Spanish, 0 to 100. F. Szigriszt Pazos, thesis, Madrid 1993; as read by INFLESZ. */
export function szigrisztPazos({ words, sentences, syllables }: SpeechCounts): number {
  return 206.835 - 62.3 * (syllables / words) - words / sentences
}

/** Bands of INFLESZ for Szigriszt's figure. I. Barrio-Cantalejo et al., An. Sist. Sanit. Navar. 31 (2008) 135. */
export function infleszBand(value: number): string {
  if (value < 40) return 'very hard'
  if (value < 55) return 'rather hard'
  if (value <= 65) return 'normal'
  return value <= 80 ? 'fairly easy' : 'very easy'
}
