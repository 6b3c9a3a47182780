import { describe, expect, it } from 'vitest'
import { qrProblems } from '../../../src/render/index.ts'

const sheet = { size: { mm: 30 }, allowedHosts: ['service.example', 'gov.example'] } as const

describe('a QR code on a sheet', () => {
  it.each([
    ['the host itself', 'https://service.example/r/k7Qx2'],
    ['a host below it', 'https://www.service.example/'],
    ['a host below it, with the dot of the root', 'https://go.gov.example./a'],
    ['a host in capitals', 'https://SERVICE.example/'],
    ['a host with a port', 'https://service.example:8443/'],
    ['words in the path', 'https://service.example/apply-for-your-first-driving-licence-online'],
    ['a campaign in the query', 'https://service.example/?utm_campaign=launch-2026&utm_source=poster-17'],
  ])('may lead to %s', (_, url) => {
    expect(qrProblems(url, sheet)).toEqual([])
  })

  it.each([
    [
      'more than any code holds',
      `https://service.example/${'a@'.repeat(50_000)}`,
      'url',
      /at most 2,331 bytes.*100024/,
    ],
    ['no address at all', 'service.example/apply', 'url', /needs a whole address.*found “service\.example\/apply”/],
    ['no encryption', 'http://service.example/', 'url', /this one is http:/],
    ['a script', 'javascript:alert(1)', 'url', /this one is javascript:/],
    [
      'a host that ends alike',
      'https://evil-gov.example/',
      'url',
      /leads to evil-gov\.example, outside.*service\.example, gov\.example/,
    ],
    ['a host that begins alike', 'https://gov.example.evil.test/', 'url', /outside the allowed domains/],
    ['an allowed host as user name', 'https://gov.example@evil.test/', 'url', /leads to evil\.test/],
    ['a look-alike in Cyrillic', 'https://gov.еxample/', 'url', /leads to gov\.xn--/],
    ['the top of an allowed domain', 'https://example/', 'url', /outside/],
    ['a user name', 'https://ana:secret@service.example/', 'url', /holds a user name/],
    ['an e-mail address', 'https://service.example/?to=ana%40mail.example', 'url', /e-mail address: ana@mail\.example/],
  ])('may not lead to %s', (_, url, path, message) => {
    const [problem] = qrProblems(url, sheet)
    expect(problem).toMatchObject({ path, severity: 'error', message: expect.stringMatching(message) })
  })

  it.each([
    ['a token in the query', 'https://service.example/?t=9f8e7d6c5b4a39281706'],
    ['a token in the path', 'https://service.example/u/8sKq02LmNv7XzPw4Tr'],
    ['an identifier', 'https://service.example/4f1b6c2e-9a53-4d0e-8a77-0b9d5c1e2f3a'],
    ['a broken escape beside it', 'https://service.example/%E0%A4?t=9f8e7d6c5b4a39281706'],
  ])('is warned of %s', (_, url) => {
    expect(qrProblems(url, sheet)).toEqual([
      { path: 'url', severity: 'warning', message: expect.stringMatching(/the same for everybody/) },
    ])
  })

  it('with no domain allowed leads nowhere', () => {
    expect(qrProblems('https://service.example/', { ...sheet, allowedHosts: [] })).toEqual([
      expect.objectContaining({ message: expect.stringContaining('none is allowed yet') }),
    ])
  })

  it.each(['*.gov.example', '.gov.example', ' GOV.example '])('takes an allowed domain written as “%s”', (allowed) => {
    expect(qrProblems('https://a.gov.example/', { ...sheet, allowedHosts: [allowed] })).toEqual([])
  })

  it('takes an allowed domain in its own letters', () => {
    const placement = { ...sheet, allowedHosts: ['भारत'] }
    expect(qrProblems('https://प्रमाण.भारत/', placement)).toEqual([])
  })
})

describe('the size of a QR code', () => {
  const short = 'https://gov.example/a'
  const long = `https://gov.example/${'long-way/'.repeat(30)}`

  it.each([
    ['a leaflet', short, { mm: 27 }, undefined],
    ['a poster scanned from two metres', short, { mm: 270 }, 2000],
    ['a picture for the net', short, { px: 220 }, undefined],
    ['a long address on a wide code', long, { mm: 40 }, undefined],
  ])('is enough on %s', (_, url, size, distanceMm) => {
    expect(qrProblems(url, { ...sheet, size, ...(distanceMm !== undefined && { distanceMm }) })).toEqual([])
  })

  it.each([
    [
      'a small code',
      short,
      { mm: 20 },
      undefined,
      'The QR code is 15.15 mm wide without its margin, expected at least 20 mm: give it 27 mm.',
    ],
    [
      'a poster seen from afar',
      short,
      { mm: 60 },
      3000,
      'The QR code is 45.45 mm wide without its margin, expected at least 300 mm to be scanned from 3 m: give it 396 mm.',
    ],
    [
      'a small picture',
      short,
      { px: 100 },
      undefined,
      'The QR code is 75.76 px wide without its margin, expected at least 160 px: give it 212 px.',
    ],
    [
      'a long address',
      long,
      { mm: 25 },
      undefined,
      expect.stringMatching(
        /^The address is too long for a QR code of 25 mm: its squares are 0\.3\d mm, expected at least 0\.4 mm\. Use a shorter address, or give it \d+ mm\.$/,
      ),
    ],
  ])('is too little for %s', (_, url, size, distanceMm, message) => {
    expect(qrProblems(url, { ...sheet, size, ...(distanceMm !== undefined && { distanceMm }) })).toEqual([
      { path: 'size', severity: 'error', message },
    ])
  })

  it('that it says is needed is enough', () => {
    const needed = Number(/give it (\d+) mm/.exec(qrProblems(long, { ...sheet, size: { mm: 25 } })[0]!.message)![1])
    expect(qrProblems(long, { ...sheet, size: { mm: needed } })).toEqual([])
  })

  it('of an address no code can hold is beside the point', () => {
    expect(qrProblems(`https://gov.example/${'x'.repeat(3000)}`, sheet)).toEqual([
      expect.objectContaining({ path: 'url', message: expect.stringContaining('2,331 bytes') }),
    ])
  })
})
