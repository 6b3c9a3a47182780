import { describe, expect, it } from 'vitest'
import { findJargon, findPlaceholders } from '../../../src/render/index.ts'

describe('jargon', () => {
  it.each([
    ['in capitals or not', 'Leverage it. LEVERAGE!', 'leverage', ['1:1', '1:14']],
    ['as a whole word', 'The portal, not portals or e-portals’ portal_id', 'portal', ['1:5']],
    ['a phrase across a line break', 'an end\nuser  and an end user', 'end user', ['1:4', '2:14']],
    ['with signs of its own', 'Use C++ (beta).', 'C++', ['1:5']],
    ['in Spanish with its accent, composed or not', 'El tra\u0301mite', 'trámite', ['1:4']],
    ['in Hindi, not inside a longer word', 'पोर्टल और पोर्टलों', 'पोर्टल', ['1:1']],
    ['in Arabic', 'هذه البوابة جديدة', 'البوابة', ['1:5']],
    ['in Greek capitals', 'Η ΠΎΛΗ είναι', 'πύλη', ['1:3']],
    ['not at all', 'Plain words', 'leverage', []],
    ['never for an empty entry', 'Plain words', ' ', []],
  ])('is found %s', (_, text, word, places) => {
    expect(findJargon(text, [{ word }]).map(({ line, column }) => `${line}:${column}`)).toEqual(places)
  })

  it('comes with what to say instead, in the order of the text', () => {
    const list = [{ word: 'utilise', instead: 'use' }, { word: 'onboarding' }]
    expect(findJargon('Onboarding:\nutilise it', list)).toEqual([
      { text: 'Onboarding', line: 1, column: 1, word: 'onboarding' },
      { text: 'utilise', line: 2, column: 1, word: 'utilise', instead: 'use' },
    ])
  })
})

describe('text still to come', () => {
  it.each([
    ['Lorem ipsum dolor', 'Lorem ipsum'],
    ['Opens TODO', 'TODO'],
    ['Opens on TBC.', 'TBC'],
    ['Call 0800 XXX XXX', 'XXX'],
    ['on XX June', 'XX'],
    ['costs xxx pounds', 'xxx'],
    ['and so […] on', '[…]'],
    ['and so [...] on', '[...]'],
    ['Dear {{name}', '{{'],
    ['Come on [insert date]', '[insert date]'],
    ['Come on <your date>', '<your date>'],
    ['Insert the date here.', 'Insert the date here'],
    ['in (insert town)', '(insert town)'],
    ['at ???', '???'],
  ])('is found: %s', (text, found) => {
    expect(findPlaceholders(text, 'en')[0]).toMatchObject({ text: found })
  })

  it('has its place, and is said once', () => {
    expect(findPlaceholders('Free.\nTODO: XX', 'en')).toEqual([
      { text: 'TODO', line: 2, column: 1 },
      { text: 'XX', line: 2, column: 7 },
    ])
  })

  it.each([
    ['a link in Markdown', 'en', '[Enter your number](https://service.example)'],
    ['a remark in brackets', 'en', 'your card (your old one)'],
    ['all, in Spanish capitals', 'es', 'TODO ES GRATIS'],
    ['the twentieth century', 'es', 'desde el siglo XX'],
    ['the twentieth century in English', 'en', 'the XX century'],
    ['sizes and names', 'en', 'size XXL at Exxon, XXI'],
    ['one question', 'en', 'Really? Yes!'],
  ])('is not %s', (_, language, text) => {
    expect(findPlaceholders(text, language)).toEqual([])
  })

  it('is “TODO” with a colon in Spanish too', () => {
    expect(findPlaceholders('TODO: horario', 'es')).toEqual([{ text: 'TODO', line: 1, column: 1 }])
  })
})
