import { describe, expect, it } from 'vitest'
import { longSentences, MOST_WORDS_EASY_READ } from '../../../src/render/index.ts'
import { sentencesIn } from '../../../src/render/plain-language/sentences.ts'

function sentences(text: string, language = 'en'): string[] {
  return sentencesIn(text, language).map((sentence) => sentence.text)
}

describe('sentences', () => {
  it.each([
    ['titles and initials', 'en', 'Ask Dr. Smith or J. Doe. They help.', ['Ask Dr. Smith or J. Doe.', 'They help.']],
    [
      'an abbreviation before a capital',
      'en',
      'Bring proof, e.g. Form 7 or a bill. Then sign.',
      ['Bring proof, e.g. Form 7 or a bill.', 'Then sign.'],
    ],
    [
      'numbers with points',
      'en',
      'See No. 10. It costs 3.50 or 1,200.75 in all.',
      ['See No. 10.', 'It costs 3.50 or 1,200.75 in all.'],
    ],
    ['“no” as an answer', 'en', 'Is there a fee? No. Come in.', ['Is there a fee?', 'No.', 'Come in.']],
    [
      'Spanish',
      'es',
      'La Sra. Díaz pide, p. ej. Su acta. ¿Cuánto cuesta? ¡Nada!',
      ['La Sra. Díaz pide, p. ej. Su acta.', '¿Cuánto cuesta?', '¡Nada!'],
    ],
    ['Hindi', 'hi', 'डॉ. शर्मा से मिलें। यह मुफ़्त है।', ['डॉ. शर्मा से मिलें।', 'यह मुफ़्त है।']],
    ['Urdu', 'ur', 'یہ مفت ہے۔ کیا؟ ہاں۔', ['یہ مفت ہے۔', 'کیا؟', 'ہاں۔']],
    [
      'a line break inside a paragraph',
      'en',
      'You can apply\nonline. Or\r\nby post.',
      ['You can apply online.', 'Or by post.'],
    ],
    [
      'headings and items without stops',
      'en',
      '# What you need\n\nBring:\n- your old card\n- a photo\n  of your face\n\nThat is all',
      ['What you need', 'Bring:', 'your old card', 'a photo of your face', 'That is all'],
    ],
    ['numbered steps', 'en', '1. Sign in\n2. Pay\n10) Done', ['Sign in', 'Pay', 'Done']],
    ['nothing', 'en', ' \n\n – … ', []],
  ])('are told apart: %s', (_, language, text, expected) => {
    expect(sentences(text, language)).toEqual(expected)
  })

  it.each([
    ['hyphens and apostrophes', 'en', 'Don’t be self-employed', ['Don’t', 'be', 'self-employed']],
    [
      'addresses',
      'en',
      'Go to www.gov.example/licence or ask help@gov.example now',
      ['Go', 'to', 'www.gov.example/licence', 'or', 'ask', 'help@gov.example', 'now'],
    ],
    ['a dash with spaces', 'en', 'free – always - here', ['free', 'always', 'here']],
  ])('have words: %s', (_, language, text, words) => {
    expect(sentencesIn(text, language).flatMap((sentence) => sentence.words)).toEqual(words)
  })
})

describe('long sentences', () => {
  const words = (count: number) =>
    `${Array.from({ length: count }, (_, at) => `word${String.fromCharCode(97 + at)}`).join(' ')}.`

  it('are those over 25 words, with their place', () => {
    const text = `Short one. W${words(25)}\n\n  A start. W${words(26)}\n- ${words(26)}`
    expect(longSentences(text, 'en').map(({ line, column, words: { length } }) => [line, column, length])).toEqual([
      [3, 12, 26],
      [4, 3, 26],
    ])
  })

  it('are those over 15 in Easy Read', () => {
    expect(longSentences(`${words(15)} W${words(16)}`, 'en', MOST_WORDS_EASY_READ)).toEqual([
      expect.objectContaining({ line: 1, column: words(15).length + 2 }),
    ])
  })
})
