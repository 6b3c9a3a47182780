import decodeQr from 'jsqr'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../../src/errors.ts'
import { QUIET_ZONE, qrModules, qrSvg } from '../../../src/render/index.ts'

/** What a camera sees: the modules and their quiet zone, so many pixels each. */
function read(text: string, pixelsPerModule: number, spoil: (x: number, y: number) => boolean = () => false) {
  const modules = qrModules(text)
  const side = (modules.size + 2 * QUIET_ZONE) * pixelsPerModule
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [column, row] = [x, y].map((at) => Math.floor(at / pixelsPerModule) - QUIET_ZONE) as [number, number]
      if (modules.isDark(column, row) || spoil(column, row)) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  // jsQR is CommonJS: what Node imports is its module.
  const decode = (decodeQr as unknown as { default?: typeof decodeQr }).default ?? decodeQr
  return decode(pixels, side, side)?.data
}

describe('a QR code', () => {
  it.each([
    ['a short address', 'https://go.service.example/r/k7Qx2'],
    ['a long address', `https://service.example/${'a-long-way-to-the-form/'.repeat(12)}?source=poster-17`],
    ['an address in Devanagari', 'https://सेवा.उदाहरण/जन्म-प्रमाण-पत्र'],
    ['an address in Arabic', 'https://service.example/شهادة'],
    ['a telephone number', 'tel:+441134960000'],
  ])('is read back: %s', (_, text) => {
    expect(read(text, 3)).toBe(text)
  })

  it('is read back with a blot on it: level M', () => {
    const text = 'https://service.example/driving-licence'
    expect(read(text, 4, (x, y) => x > 10 && x < 16 && y > 10 && y < 16)).toBe(text)
  })

  it('is an SVG with its name, its quiet zone and no size of its own', () => {
    const svg = qrSvg('https://service.example/', { title: 'QR code: <service.example> & "more"' })
    const { size } = qrModules('https://service.example/')
    expect(svg).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`)
    expect(svg).toContain('<title>QR code: &lt;service.example&gt; &amp; &quot;more&quot;</title>')
    expect(svg).toContain('role="img"')
    expect(svg).not.toMatch(/ (width|height)=/)
  })

  it('draws in its path what its modules say', () => {
    const text = 'https://service.example/'
    const modules = qrModules(text)
    const drawn = new Set<string>()
    for (const [, x, y, length] of qrSvg(text, { title: 'x' }).matchAll(/M(\d+) (\d+)h(\d+)v1/g))
      for (let at = 0; at < Number(length); at++) drawn.add(`${Number(x) + at - QUIET_ZONE},${Number(y) - QUIET_ZONE}`)
    const dark = new Set<string>()
    for (let y = 0; y < modules.size; y++)
      for (let x = 0; x < modules.size; x++) if (modules.isDark(x, y)) dark.add(`${x},${y}`)
    expect(drawn).toEqual(dark)
  })

  it.each([
    ['nothing', '', /empty text/],
    [
      'more than a code holds',
      `https://service.example/${'x'.repeat(2400)}`,
      /at most 2,331 bytes: this text has 2424/,
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => qrModules(text)).toThrow(Invalid)
    expect(() => qrModules(text)).toThrow(message)
  })

  it('holds as much as it says', () => {
    expect(qrModules('x'.repeat(2331)).size).toBe(177)
    expect(() => qrModules('x'.repeat(2332))).toThrow(Invalid)
  })
})
