import { figureInWords, namedSource } from '../figure/figure-in-words.ts'
import { figurePhrases } from '../figure/figure-phrases.ts'
import { isolated, writtenDay } from '../figure/written-values.ts'
import type { Infographic } from './infographic.ts'

/** Stays at the end of a line. */
const DOT = '\u00A0· '

/** Notes, sources (each once) and version, in small print. */
export function smallPrint(infographic: Infographic): string {
  const said = infographic.figures.flatMap((figure) => [
    figure.words.note ?? '',
    namedSource(figureInWords(figure).source, figure.language),
  ])
  return [...new Set([infographic.note ?? '', ...said, editionOf(infographic)])].filter(Boolean).join(DOT)
}

/** Version and date: “Version 3 · 15 January 2027”. */
export function editionOf({ version, date, language }: Infographic): string {
  const numbered = version === undefined ? '' : isolated(figurePhrases(language).version(version))
  const dated = date === undefined ? '' : isolated(writtenDay(date, language))
  return [numbered, dated].filter(Boolean).join(DOT)
}

/** All that the picture says, for who does not see it. */
export function infographicInWords(infographic: Infographic): string {
  const { lead, figures, note, action, address, owner } = infographic
  const numbers = figures.map((figure) => figureInWords(figure).description)
  const call = [action, isolated(address)].filter(Boolean).join(': ')
  return [lead, ...numbers, note, call, owner]
    .filter((sentence) => sentence !== undefined && sentence !== '')
    .map((sentence) => (/[.!?。।۔؟]$/u.test(sentence ?? '') ? sentence : `${sentence}.`))
    .join(' ')
}
