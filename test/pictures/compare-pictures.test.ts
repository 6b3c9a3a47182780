import { expect, it } from 'vitest'
import { exampleSheet, rendered, withFonts } from '../render/sheet-examples.ts'
import { differenceOf } from './compare-pictures.ts'
import { drawing } from './drawing.ts'
import { readPicture, reduced, writePicture } from './small-picture.ts'

const { pages } = drawing()
const SIZE = { width: 794, height: 1123 }

async function drawn(html: string, scale: 1 | 2 = 1) {
  return reduced(readPicture(await pages.png({ html, ...SIZE, scale })), 100)
}

it.each<[fault: string, (html: string) => string]>([
  ['a line that moved', (html) => html.replace('</head>', '<style>.summary { translate: 0 3px }</style></head>')],
  ['a lost glyph', (html) => html.replace('in about two minutes', 'in about two minu es')],
  ['another colour', (html) => html.replaceAll('#0b3a73', '#0b5a53')],
])('%s is seen', async (_, spoil) => {
  const html = withFonts(rendered(exampleSheet('en', { brand: '#0b3a73' })), 'en')
  expect(spoil(html)).not.toBe(html)
  const stored = readPicture(writePicture(await drawn(html)))
  expect(differenceOf(stored, await drawn(html))).toBeUndefined()
  expect(differenceOf(stored, await drawn(spoil(html)))).toMatch(/^differs at \d+ of \d+ places/)
})

it.each(['en', 'ur'] as const)('the same drawn with other soft edges is the same: %s', async (language) => {
  const html = withFonts(rendered(exampleSheet(language)), language)
  expect(differenceOf(readPicture(writePicture(await drawn(html))), await drawn(html, 2))).toBeUndefined()
})

it('another size is told', async () => {
  const picture = { width: 1, height: 2, colours: new Uint8Array(6) }
  expect(differenceOf(picture, { ...picture, height: 1 })).toBe('is 1 × 1, stored is 1 × 2')
})
