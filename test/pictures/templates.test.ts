import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { isAtNight } from '../support/at-night.ts'
import { drawing } from './drawing.ts'
import { differenceOf } from './compare-pictures.ts'
import { PICTURED, type Pictured } from './drawn-templates.ts'
import { besideStored, storedNames } from './stored-pictures.ts'

/**
 * Every second template in one language, another one in the next, so that every design, artboard and language has its turn.
 * At night every one is looked at in every language and format.
 */
const rows = PICTURED.flatMap((template, index) => lookedAt(template, index).map((one) => [template.name, ...one, template] as const)) // prettier-ignore

function lookedAt({ languages, drawings, name }: Pictured, index: number): (readonly [string, string])[] {
  const all = languages.flatMap((language) => Object.keys(drawings).map((format) => [language, format] as const))
  if (isAtNight) return all
  // Of the many pages of the larger variants the nightly run sees enough, and of the others every second.
  const isByDay = !/large-print|easy-read|letter/.test(name) && index % 2 === 0
  return isByDay ? [all[(index * 5) % all.length]!] : []
}

const drawn = drawing()

it('every template has a stored picture, and no other', () => {
  expect(storedNames().toSorted()).toEqual(PICTURED.map(({ name }) => name).toSorted())
})

describe.each(rows)('%s in %s as %s', (_, language, format, template) => {
  it('looks as it did', async () => {
    const beside = await besideStored(template, { format, language }, drawn)
    expect(differenceOf(beside.stored, beside.drawn)).toBeUndefined()
  })

  it.runIf(format === 'png' && template.picture !== undefined)('has its code whole', async () => {
    const { png, address } = template.picture!
    const { data, width, height } = PNG.sync.read(Buffer.from(await png(drawn.pages, language)))
    expect(jsqr(new Uint8ClampedArray(data), width, height)?.data).toBe(address)
  })
})
