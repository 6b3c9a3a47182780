import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smsParts } from '../../src/render/index.ts'

describe('A text as SMS', () => {
  it.each([
    ['nothing', '', 'GSM-7', 0, 0, 160],
    ['one letter', 'a', 'GSM-7', 1, 1, 159],
    ['160 letters are one part', 'a'.repeat(160), 'GSM-7', 160, 1, 0],
    ['161 are two', 'a'.repeat(161), 'GSM-7', 161, 2, 145],
    ['306 are two', 'a'.repeat(306), 'GSM-7', 306, 2, 0],
    ['307 are three', 'a'.repeat(307), 'GSM-7', 307, 3, 152],
    ['80 euro signs take two each', '€'.repeat(80), 'GSM-7', 160, 1, 0],
    ['81 euro signs', '€'.repeat(81), 'GSM-7', 162, 2, 143],
    ['a euro sign at the seam moves to the next part', `${'a'.repeat(152)}€${'a'.repeat(8)}`, 'GSM-7', 162, 2, 143],
    ['a seam that leaves one unit unused costs a part', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3, 152],
    ['the whole extension table', '^{}\\[~]|€\f', 'GSM-7', 20, 1, 140],
    ['line breaks and accents that GSM has', 'Ä É Ö Ü à ä é è ì ò ö ù ü ñ ¿ ¡\r\n', 'GSM-7', 33, 1, 127],
    ['70 of Devanagari', 'क'.repeat(70), 'UCS-2', 70, 1, 0],
    ['71 of Devanagari', 'क'.repeat(71), 'UCS-2', 71, 2, 63],
    ['134 of Devanagari', 'क'.repeat(134), 'UCS-2', 134, 2, 0],
    ['135 of Devanagari', 'क'.repeat(135), 'UCS-2', 135, 3, 66],
    ['an emoji takes two units', `${'a'.repeat(69)}😀`, 'UCS-2', 71, 2, 63],
    ['an emoji at the seam moves to the next part', `${'a'.repeat(66)}😀${'a'.repeat(66)}`, 'UCS-2', 134, 3, 66],
    ['one Welsh letter makes all of it UCS-2', 'Dŵr', 'UCS-2', 3, 1, 67],
    ['Spanish that fits', 'El niño ¿qué?', 'GSM-7', 13, 1, 147],
    ['Spanish that does not', 'Acta de nacimiento en línea', 'UCS-2', 27, 1, 43],
    ['typographic quotes', 'It’s “free”', 'UCS-2', 11, 1, 59],
  ])('%s', (_, text, encoding, units, parts, left) => {
    expect(smsParts(text)).toMatchObject({ encoding, units, parts, left })
  })

  it('names what is not in GSM-7, each once', () => {
    expect(smsParts('Dŵr a thŷ: “dŵr” €').outsideGsm).toEqual(['ŵ', 'ŷ', '“', '”'])
    expect(smsParts('Plain text, €5').outsideGsm).toEqual([])
  })

  it('every part holds what it may and nothing is lost', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '€', '[', 'ŵ', '😀', 'क', '\n'), { maxLength: 400 })
    fc.assert(
      fc.property(text, (characters) => {
        const { encoding, units, parts, left } = smsParts(characters.join(''))
        const each = encoding === 'GSM-7' ? 153 : 67
        const alone = encoding === 'GSM-7' ? 160 : 70
        if (units <= alone) expect(parts).toBe(units === 0 ? 0 : 1)
        else {
          expect(parts).toBeGreaterThanOrEqual(Math.ceil(units / each))
          // At most one unit of each part but the last is left unused.
          expect(parts * each - left - units).toBeLessThanOrEqual(parts - 1)
          expect(parts * each - left - units).toBeGreaterThanOrEqual(0)
        }
        expect(left).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
