import { describe, expect, it } from 'vitest'
import { printsDay, printsLaunch } from '../../src/render/index.ts'

const FIRST_OF_MARCH = '2027-03-01'

const variant = (language: string, body: string) => [{ language, subject: 'News', body }]

describe('1 March 2027 is printed by', () => {
  it.each<[language: string, text: string]>([
    ['en', 'It opens on 1 March.'],
    ['en', 'It opens on 1 MARCH 2027'],
    ['en', 'on 01 March'],
    ['en', 'on 1st March'],
    ['en', 'on the 1st of March'],
    ['en', 'on the **1st** of March'],
    ['en', 'from March 1st'],
    ['en', 'from March the 1st'],
    ['en', 'from March 1, 2027'],
    ['en', 'from March 1.'],
    ['en', 'on 1 Mar. 2027'],
    ['en', 'on 1-Mar-27'],
    ['en', 'on 1\u00a0March'],
    ['en', 'on 1&nbsp;March'],
    ['en', 'on 1\u202fMarch'],
    ['en', 'on 1\n   March'],
    ['en', '1–5 March'],
    ['en', '1 to 5 March'],
    ['en', '1st to 5th March'],
    ['en', '28 February–1 March'],
    ['en', '1, 8 and 15 March'],
    ['en', 'March 1–5'],
    ['en', '1/3/2027'],
    ['en', '01/03/2027'],
    ['en', '3/1/2027'],
    ['en', '03/01/2027'],
    ['en-US', '03/01/27'],
    ['en', '01.03.2027'],
    ['en', '1-3-2027'],
    ['en', '1/3/27'],
    ['en', '2027/03/01'],
    ['en', '2027-03-01T09:00'],
    ['en', '1/3/2027–5/3/2027'],
    ['cy', 'ar 1 Mawrth'],
    ['cy', 'o 1af o Fawrth ymlaen'],
    ['cy', 'from 1 March'],
    ['fr', 'le 1er mars'],
    ['fr', 'du 1er au 5 mars'],
    ['de', 'ab dem 1. März 2027'],
    ['de', 'vom 1. bis 5. März'],
    ['de', 'ab 1.3.'],
    ['de', 'ab 1. Ma\u0308rz'],
    ['es', 'el 1 de marzo'],
    ['es-US', 'el 3/1/2027'],
    ['pt', 'no dia 1º de março'],
    ['ca', "l'1 de març"],
    ['ru', 'с 1 марта'],
    ['ru', 'с 1-го марта'],
    ['ru', 'март 1'],
    ['cs', 'od 1. března'],
    ['cs', 'od 1. 3. 2027'],
    ['el', 'ΑΠΟ 1 ΜΑΡΤΙΟΥ'],
    ['tr', "1 Mart'tan"],
    ['ar', 'في ١ مارس ٢٠٢٧'],
    ['ar', '١‏/٣‏/٢٠٢٧'],
    ['ar', 'في 1 مارس'],
    ['fa', 'در ۱۰ اسفند ۱۴۰۵'],
    ['fa', '۱۴۰۵/۱۲/۱۰'],
    ['hi', '१ मार्च से'],
    ['hi', '1 मार्च से'],
    ['he', 'החל מ־1 במרץ'],
    ['th', 'ตั้งแต่ 1 มีนาคมเป็นต้นไป'],
    ['zh', '服务将于2027年3月1日开放'],
    ['ja', '3月1日から'],
    ['ko', '3월 1일부터'],
    ['vi', 'từ 1 tháng 3'],
    ['eu', 'martxoaren 1ean'],
    ['hu', 'március 1-jén'],
  ])('%s: %s', (language, text) => {
    expect(printsDay(variant(language, text), FIRST_OF_MARCH)).toBe(true)
  })
})

describe('1 March 2027 is not printed by', () => {
  it.each<[language: string, text: string]>([
    ['en', 'on 11 March'],
    ['en', 'on 21st March'],
    ['en', '1 Marching band'],
    ['en', 'grammar 1'],
    ['en', 'March 10'],
    ['en', 'March 1.5 million people'],
    ['en', 'March 1,000 people'],
    ['en', 'in March 2027'],
    ['en', 'on 2 March'],
    ['en', 'on 1 May'],
    ['en', 'Annex 1, 15 March'],
    ['en', 'Volume 1, March 2027'],
    ['en', '11/3/2027'],
    ['en', '1/3/2028'],
    ['en', '1/31/2027'],
    ['en', '2027-03-011'],
    ['en', 'one in three: 1/3 of people'],
    ['en', 'version 1.3. Then more'],
    ['en', 'address 10.1.3.27'],
    ['en', 'version 1.3.27.4'],
    ['en', '2 to 5 March'],
    ['en', '1 April–5 March'],
    ['en', 'no date at all, in March'],
    ['de', 'am 11.3.'],
    ['de', 'Kapitel 2.1.3.'],
    ['fr', '1 marsouin'],
    ['es', 'el martes 1'],
    ['cy', '11 Mawrth'],
    ['hi', '११ मार्च'],
    ['ja', '13月1日'],
    ['ja', '3月11日'],
    ['vi', '1 tháng 12'],
  ])('%s: %s', (language, text) => {
    expect(printsDay(variant(language, text), FIRST_OF_MARCH)).toBe(false)
  })
})

it.each<[day: string, language: string, text: string]>([
  ['2027-03-05', 'en', 'March 1–5'],
  ['2027-03-05', 'en', '1, 3 and 5 March'],
  ['2027-03-20', 'en', 'by 20/3/27'],
  ['2027-07-01', 'cy', '1af o Orffennaf'],
  ['2027-12-01', 'cy', '1af o Ragfyr'],
  ['2027-11-21', 'ru', '21 ноября'],
])('%s is printed by %s: %s', (day, language, text) => {
  expect(printsDay(variant(language, text), day)).toBe(true)
})

it.each([
  ['a fact', '{{launch.date}}', true],
  ['a fact in a condition', '{{#if launch}}soon{{/if}}', true],
  ['the day written out', 'on 1 March', true],
  ['another fact', '{{service.name}}', false],
  ['words about a launch', 'the launch', false],
])('the launch is told by %s', (_, body, expected) => {
  expect(printsLaunch(variant('en', body), '2027-03-01T09:00')).toBe(expected)
})

it.each([
  ['days without a month', '1, 1, 1 and 1 '],
  ['numbers', '1.3.1.3.'],
  ['one digit', '1'],
  ['spaces', '1 \t\u00a0'],
  ['names of months', 'March '],
  ['opened braces', '{{ launc '],
  ['accents', '१ मार्'],
])('a long text of %s takes a moment', (_, piece) => {
  const text = piece.repeat(Math.ceil(200_000 / piece.length)).slice(0, 200_000)
  const began = performance.now()
  for (const language of ['en', 'cy', 'hi']) printsLaunch(variant(language, text), '2027-03-01T09:00')
  expect(performance.now() - began).toBeLessThan(1_000)
})
