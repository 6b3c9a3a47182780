import { findJargon, findPlaceholders, longSentences, MOST_WORDS_EASY_READ, readingLevel } from '../../render/index.ts'
import type { Check, Examined, Found } from './examined.ts'

interface ReadText {
  /** Such as `steps.0.text`. */
  readonly path: string
  readonly text: string
}

/** How hard its texts are to read, taken together; nothing is said of fewer than 100 words. */
export const checkReadingLevel: Check = ({ texts, language }) => {
  const level = readingLevel(texts.map(({ text }) => text).join('\n\n'), language)
  if (level.kind === 'too-short') return []
  if (level.kind === 'counted') {
    const { words, wordsPerSentence, longWords } = level.counts
    const counts = `${words} words, ${wordsPerSentence.toFixed(1)} to a sentence, ${Math.round(longWords * 100)}% of them long`
    const why = 'experimental: no formula is proven in this language, so have somebody read it'
    return [{ severity: 'note', message: `${counts} (${why})` }]
  }
  const missed = level.measures.filter(({ reached }) => !reached)
  if (missed.length === 0) return []
  const found = missed.map(({ name, value, meaning, target }) => `${name} ${value.toFixed(1)} (${meaning}), expected ${target}`) // prettier-ignore
  // Formulas only screen: one alone that says so is a hint, most of them together are a finding.
  const severity = missed.length * 2 > level.measures.length ? 'error' : 'warning'
  return [{ severity, message: `hard to read: ${found.join('; ')}. Use shorter words and sentences` }]
}

/** Sentences of more than 25 words, and of more than 15 in Easy Read. */
export const checkLongSentences: Check = ({ texts, easyTexts, language, kind }) => {
  const plain = texts.flatMap((text) => tooLong(text, language, 25))
  const easy = easyTexts.flatMap((text) => tooLong(text, language, MOST_WORDS_EASY_READ))
  return [...plain, ...easy, ...(kind === 'sheet' ? notWrittenForEasyRead(texts, easyTexts, language) : [])]
}

function tooLong({ path, text }: ReadText, language: string, most: number): Found[] {
  return longSentences(text, language, most).map((sentence) => ({
    severity: 'error',
    where: path,
    message: `a sentence of ${sentence.words.length} words, expected at most ${most}: “${shortened(sentence.text)}”; cut it in two`,
  }))
}

/** Easy Read takes from the standard text what was not written for it, cut at the ends of its sentences. */
function notWrittenForEasyRead(texts: readonly ReadText[], easy: readonly ReadText[], language: string): Found[] {
  const written = new Set(easy.map(({ path }) => path.split('.')[1]))
  const taken = texts.filter(({ path }) => !path.startsWith('figures.') && !written.has(path.split('.')[0]))
  const long = taken.filter(({ text }) => longSentences(text, language, MOST_WORDS_EASY_READ).length > 0)
  if (long.length === 0) return []
  const parts = [...new Set(long.map(({ path }) => path.split('.')[0]))].join(', ')
  const message = `Easy Read has no words of its own for ${parts}, where sentences have more than ${MOST_WORDS_EASY_READ} words; write them under easy`
  return [{ severity: 'warning', where: 'easy', message }]
}

/** Words that the campaign does without, in what people read. */
export const checkJargon: Check = (examined) => {
  const { jargon = [] } = examined.copy.campaign
  return everythingWritten(examined).flatMap(({ path, text }) =>
    findJargon(text, jargon).map(({ text: word, instead }): Found => {
      const advice = instead === undefined ? 'say it in other words' : `write “${instead}”`
      return {
        severity: 'error',
        where: path,
        message: `“${word}” is a word that the campaign does without; ${advice}`,
      }
    }),
  )
}

/** What writers leave behind where something is still to come, and names that leave a gap where no table fills them in. */
export const checkPlaceholders: Check = (examined) => [
  ...everythingWritten(examined).flatMap(({ path, text }) =>
    findPlaceholders(text, examined.language).map(({ text: found }): Found => {
      return { severity: 'error', where: path, message: `“${found}” stands for text that is still to come; write it` }
    }),
  ),
  ...[...examined.texts, ...examined.easyTexts].flatMap(({ path, missing }) =>
    missing.map((name): Found => {
      const message = `“${name}” is printed where a table of copies has it, and else leaves a gap; write {{#if ${name}}} around it if it may be missing`
      return { severity: 'warning', where: path, message }
    }),
  ),
]

/** What people read in one language, and what is printed with it in all of them. */
function everythingWritten({ texts, easyTexts, copy, figures }: Examined): ReadText[] {
  const { material, campaign } = copy
  const sources = figures.flatMap(({ name, figure: { data } }) =>
    data.source === undefined ? [] : [{ path: `figures.${name}.source`, text: data.source }],
  )
  return [
    ...texts,
    ...easyTexts,
    { path: 'owner', text: material.owner },
    { path: 'service', text: campaign.service.name },
    ...sources,
  ]
}

function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length <= 80 ? text : `${characters.slice(0, 79).join('').trimEnd()}…`
}
