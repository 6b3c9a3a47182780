import { describe, expect, it } from 'vitest'
import { readingLevel } from '../../../src/render/index.ts'
import {
  fernandezHuerta,
  fleschKincaidGrade,
  fleschReadingEase,
  infleszBand,
  smogGrade,
  szigrisztPazos,
} from '../../../src/render/plain-language/readability-formulas.ts'
import { spanishSyllables } from '../../../src/render/plain-language/spanish-syllables.ts'

describe('the formulas', () => {
  const english = { words: 100, sentences: 8, syllables: 140, polysyllables: 6 }
  const spanish = { words: 100, sentences: 6, syllables: 210, polysyllables: 0 }

  it.each([
    ['Flesch reading ease', fleschReadingEase, english, 75.7075],
    ['Flesch–Kincaid grade', fleschKincaidGrade, english, 5.805],
    ['SMOG grade', smogGrade, english, 8.07648],
    ['Fernández Huerta, not the copy with 0.60', fernandezHuerta, spanish, 63.84],
    ['Szigriszt-Pazos', szigrisztPazos, spanish, 59.3383],
  ])('%s', (_, formula, counts, value) => {
    expect(formula(counts)).toBeCloseTo(value, 4)
  })

  it.each([
    [39.9, 'very hard'],
    [40, 'rather hard'],
    [54.9, 'rather hard'],
    [55, 'normal'],
    [65, 'normal'],
    [65.1, 'fairly easy'],
    [80, 'fairly easy'],
    [80.1, 'very easy'],
  ])('INFLESZ calls %d %s', (value, band) => {
    expect(infleszBand(value)).toBe(band)
  })
})

describe('Spanish syllables', () => {
  it.each([
    // Consonants between vowels.
    ['acta', 2],
    ['nacimiento', 4],
    ['sol', 1],
    ['constancia', 3],
    ['transporte', 3],
    ['km', 1],
    ['y', 1],
    // Diphthongs: open with closed, and two closed ones.
    ['puerta', 2],
    ['cuidado', 3],
    ['ciudad', 2],
    ['viuda', 2],
    ['aire', 2],
    ['Europa', 3],
    ['deuda', 2],
    ['oigo', 2],
    ['gratuito', 3],
    ['jesuita', 3],
    ['también', 2],
    ['después', 2],
    ['acción', 2],
    ['guion', 1],
    ['cuáles', 2],
    ['construí', 2],
    ['veintiún', 2],
    // Triphthongs.
    ['averiguáis', 4],
    ['buey', 1],
    ['Uruguay', 3],
    ['limpiáis', 2],
    // Hiatus: two open ones, an accented closed one, a doubled one.
    ['caer', 2],
    ['poeta', 3],
    ['línea', 3],
    ['aéreo', 4],
    ['día', 2],
    ['país', 2],
    ['baúl', 2],
    ['reír', 2],
    ['oía', 3],
    ['todavía', 4],
    ['leer', 2],
    ['zoológico', 5],
    ['chiita', 3],
    ['creencia', 3],
    ['trámite', 3],
    // A silent h.
    ['búho', 2],
    ['ahora', 3],
    ['cohete', 3],
    ['prohibir', 2],
    ['prohíbe', 3],
    ['ahumar', 2],
    ['desahucio', 3],
    ['hueso', 2],
    ['alcohol', 3],
    // qu, gu and gü.
    ['quien', 1],
    ['quiero', 2],
    ['aquí', 2],
    ['guía', 2],
    ['siguiente', 3],
    ['pingüino', 3],
    ['agua', 2],
    ['lengua', 2],
    ['guerra', 2],
    // y as vowel and as consonant.
    ['rey', 1],
    ['leyes', 2],
    ['muy', 1],
    ['hoy', 1],
    ['playa', 2],
    ['yo', 1],
    ['ayuntamiento', 5],
    // Across a word.
    ['CURP', 1],
    ['identificación', 6],
    ['gratis', 2],
    ['niño', 2],
    ['ahí', 2],
    ['paranoia', 4],
    ['cooperación', 5],
  ])('%s: %i', (word, count) => {
    expect(spanishSyllables(word)).toBe(count)
    expect(spanishSyllables(word.normalize('NFD').toUpperCase())).toBe(count)
  })
})

const easy = 'You can get your new card. Bring your old card to the desk. It is free. '
const hard =
  'Notwithstanding the aforementioned administrative considerations, beneficiaries of the programme are required to authenticate their identification documentation electronically. '

describe('the reading level', () => {
  it.each([
    ['easy English', easy.repeat(8), 'en-GB', [true, true, true]],
    ['hard English', hard.repeat(8), 'en', [false, false, false]],
    ['easy Spanish', 'Pide tu acta en casa. No pagas nada. Ten a la mano tu clave. '.repeat(10), 'es-MX', [true, true]],
    [
      'hard Spanish',
      'La tramitación electrónica correspondiente a la regularización administrativa de los procedimientos interinstitucionales requiere autenticación. '.repeat(
        10,
      ),
      'es',
      [false, false],
    ],
  ])('of %s is measured', (_, text, language, reached) => {
    const level = readingLevel(text, language)
    expect(level.kind === 'measured' && level.measures.map((measure) => measure.reached)).toEqual(reached)
  })

  it('says what its figures mean', () => {
    const level = readingLevel(easy.repeat(8), 'en')
    expect(level.kind === 'measured' && level.measures[0]).toEqual({
      name: 'Flesch reading ease',
      value: expect.closeTo(116.82, 2),
      meaning: 'easy',
      target: '60 or more',
      reached: true,
    })
  })

  it.each([
    ['99 words', 'Go. '.repeat(99), { kind: 'too-short', words: 99 }],
    ['an empty text', '', { kind: 'too-short', words: 0 }],
  ])('of %s is not said', (_, text, level) => {
    expect(readingLevel(text, 'en')).toEqual(level)
  })

  it('of Hindi is counted, as an experiment', () => {
    expect(readingLevel('जन्म प्रमाण पत्र मुफ़्त है। '.repeat(20), 'hi')).toEqual({
      kind: 'counted',
      experimental: true,
      counts: { words: 100, sentences: 20, wordsPerSentence: 5, longWords: 0, conjuncts: 0.8 },
    })
  })

  it('of Bengali and Arabic is counted too', () => {
    const bengali = readingLevel('জন্ম সনদ বিনামূল্যে পাওয়া যায়। '.repeat(20), 'bn')
    expect(bengali).toMatchObject({ kind: 'counted', counts: { conjuncts: 0.4 } })
    const arabic = readingLevel('هذه الخدمة مجانية للجميع. '.repeat(25), 'ar')
    expect(arabic.kind === 'counted' && arabic.counts).toEqual({
      words: 100,
      sentences: 25,
      wordsPerSentence: 4,
      longWords: 0,
    })
  })

  it('counts a number and an address as a word of one syllable', () => {
    const plain = readingLevel('Go to it now. '.repeat(30), 'en')
    const withAddress = readingLevel('Go to https://service.example/licence/application 1,000,000. '.repeat(30), 'en')
    expect(withAddress).toEqual(plain)
  })
})
