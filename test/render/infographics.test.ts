import { describe, expect, it } from 'vitest'
import {
  type Artboard,
  artboards,
  contrastProblems,
  type DesignName,
  designs,
  drawInfographic,
  type Figure,
  type Infographic,
  palettes,
  qrModules,
} from '../../src/render/index.ts'
import { SOME_HOSTILE_TEXTS } from '../security/hostile-texts.ts'
import { allWithin, readXml } from '../support/xml.ts'
import { activeParts, collisions, marksOf, textsOf } from './drawn-marks.ts'
import { example, EXAMPLES, LANGUAGES, stretched } from './figure-examples.ts'

const BOARDS = Object.keys(artboards) as Artboard[]
const DESIGNS = Object.keys(designs) as DesignName[]
const CHARTS = Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]

function infographic(figures: readonly Figure[], other: Partial<Infographic> = {}): Infographic {
  return {
    language: figures[0]!.language,
    title: figures[0]!.words.title,
    figures,
    action: figures[0]!.words.labels['launch'] ?? 'Renew online',
    address: 'renew.example.gov/licence',
    code: qrModules('https://renew.example.gov/licence'),
    owner: 'Driver licensing',
    version: '3',
    date: '2027-01-15',
    ...other,
  }
}

/** All that is wrong with where things stand. */
function faults(content: Infographic, board: Artboard, design: DesignName): string[] {
  const { svg, misfits } = drawInfographic(content, board, { design: designs[design] })
  return [...misfits, ...collisions(svg)]
}

describe('Every artboard', () => {
  it.each(BOARDS)('holds every chart in every design: %s', (board) => {
    for (const [index, chart] of CHARTS.entries()) {
      const design = DESIGNS[index % DESIGNS.length]!
      expect([chart, design, faults(infographic([example(chart)]), board, design)]).toEqual([chart, design, []])
    }
  })

  it.each(BOARDS)('holds every language: %s', (board) => {
    for (const [index, language] of LANGUAGES.entries()) {
      const content = infographic([example(CHARTS[index % CHARTS.length]!, language)])
      expect([language, faults(content, board, 'clear')]).toEqual([language, []])
    }
  })

  it.each([
    ['timeline', 'es', 'landscape'],
    ['map', 'ur', 'square'],
    ['map', 'ur', 'landscape'],
  ] as const)('holds the longest figures on a card as well: %s in %s, %s', (chart, language, board) => {
    expect(faults(infographic([example(chart, language)]), board, 'calm')).toEqual([])
  })

  it.each(BOARDS)('holds words a third longer: %s', (board) => {
    for (const [index, chart] of CHARTS.entries()) {
      const content = infographic([stretched(example(chart), 0.35)])
      const design = DESIGNS[(index + 1) % DESIGNS.length]!
      expect([chart, design, faults(content, board, design)]).toEqual([chart, design, []])
    }
  })

  it.each(BOARDS)('has its size, a code to scan of two centimetres, and no text too small to read: %s', (board) => {
    const { svg, width, height } = drawInfographic(infographic([example('bars')]), board)
    const sheet = artboards[board]
    expect([width, height]).toEqual([sheet.width, sheet.height])
    const [code] = allWithin(readXml(svg)).filter(({ attributes }) => attributes['data-mark'] === 'code')
    const scale = Number(/scale\(([\d.]+)\)/.exec(code!.attributes['transform']!)![1])
    const modules = Number(code!.children[0]!.attributes['width'])
    expect(modules).toBe(qrModules('https://renew.example.gov/licence').size + 8)
    expect(modules * scale).toBeCloseTo(sheet.code, 1)
    expect(Math.min(...textsOf(svg).map(({ size }) => size))).toBeGreaterThanOrEqual(sheet.body.least)
  })
})

describe('An infographic', () => {
  it.each([
    ['two', ['big-number', 'bars']],
    ['three', ['icon-array', 'big-number', 'steps']],
    ['four', ['icon-array', 'big-number', 'bars', 'line']],
  ] as const)('holds %s figures on a poster, each with its title', (_, charts) => {
    const content = infographic(charts.map((chart) => example(chart)), { title: 'Renew online from 1 March' }) // prettier-ignore
    expect(faults(content, 'poster', 'clear')).toEqual([])
    const said = textsOf(drawInfographic(content, 'poster').svg).map(({ text }) => text).join(' ') // prettier-ignore
    for (const { words } of content.figures) expect(said).toContain(words.title)
  })

  it('does not say its title twice', () => {
    const texts = textsOf(drawInfographic(infographic([example('steps')]), 'square').svg).map(({ text }) => text)
    expect(texts.filter((text) => text === 'Renew in four steps')).toHaveLength(1)
  })

  it('says in words all that it shows', () => {
    const content = infographic([example('bars'), example('big-number')], { lead: 'It takes two minutes.' })
    const [title, description] = readXml(drawInfographic(content, 'poster').svg).children
    expect(title!.text).toBe('Most drivers renew online')
    for (const part of [
      'It takes two minutes.',
      'By post',
      'of licences were renewed',
      'renew.example.gov/licence',
      'Driver licensing',
    ])
      // prettier-ignore
      expect(description!.text).toContain(part)
  })

  it('names every source once, with version and date', () => {
    const content = infographic([example('bars'), example('big-number')])
    const texts = textsOf(drawInfographic(content, 'poster').svg).map(({ text }) =>
      text.replaceAll(/[\u2068\u2069]/g, ''),
    )
    const print = texts.join(' ').replaceAll('\u00A0', ' ')
    expect(print.split('parliamenttoday.com')).toHaveLength(2)
    expect(print).toContain('· Version 3 · 15 January 2027')
  })

  it('leaves its second sentence out where that alone makes the rest fit', () => {
    const lead = 'It takes about two minutes, day and night, and it costs three pounds less than by post.'
    const content = infographic([example('timeline', 'ur')], { lead })
    expect(faults(content, 'square', 'clear')).toEqual([])
    expect(faults(content, 'poster', 'clear')).toEqual([])
    const shown = (board: Artboard) => textsOf(drawInfographic(content, board).svg).some(({ text }) => text.startsWith('It takes')) // prettier-ignore
    expect([shown('square'), shown('poster')]).toEqual([false, true])
  })

  it('may have a note, and needs no call to action', () => {
    const { action: _, ...content } = infographic([example('bars')], { note: 'Without bus and lorry licences.' })
    for (const board of ['square', 'slide'] as const) {
      const { svg, misfits } = drawInfographic(content, board)
      expect([...misfits, ...collisions(svg)]).toEqual([])
      expect(textsOf(svg).some(({ text }) => text.startsWith('Without bus and lorry licences.'))).toBe(true)
    }
  })

  it('says what does not fit', () => {
    const four = (['map', 'timeline', 'line', 'before-after'] as const).map((chart) => example(chart))
    const { misfits } = drawInfographic(infographic(four), 'landscape')
    expect(misfits.at(-1)).toMatch(/^The figures take \d+ units more than there is room for/)
    const address = `${'renew'.repeat(30)}.example.gov`
    expect(drawInfographic(infographic([example('bars')], { address }), 'square').misfits).not.toEqual([])
  })

  it.each([
    ['no figure', []],
    ['five figures', Array.from({ length: 5 }, () => example('bars'))],
  ])('is refused with %s', (_, figures) => {
    expect(() => drawInfographic({ ...infographic([example('bars')]), figures }, 'square')).toThrow(
      /one to four figures/,
    )
  })

  it('is refused with a figure that would mislead, which is named', () => {
    const bars = example('bars')
    const truncated = { ...bars, data: { ...EXAMPLES.bars, from: 60 } }
    expect(() => drawInfographic(infographic([bars, truncated]), 'poster')).toThrow(
      /figures\.1\.from: The axis begins at 60/,
    )
  })

  it('shows what people typed as it is', () => {
    for (let index = 0; index < SOME_HOSTILE_TEXTS.length; index += 6) {
      const [title = 'a', lead = 'a', action = 'a', address = 'a', owner = 'a', version = 'a'] =
        SOME_HOSTILE_TEXTS.slice(index)
      const content = infographic([example('bars')], { title, lead, action, address, owner, version })
      const { svg } = drawInfographic(content, 'slide', { idPrefix: title, fontFaces: lead })
      expect(activeParts(svg)).toEqual([])
      expect(readXml(svg).children[0]!.text).toBe(title)
    }
  })

  it('is mirrored where a language is written from right to left', () => {
    const code = (language: 'en' | 'ar') =>
      marksOf(drawInfographic(infographic([example('bars', language)]), 'square').svg, 'code')[0]!.left
    expect(code('en')).toBeGreaterThan(540)
    expect(code('ar')).toBeLessThan(540)
  })
})

describe('The colours', () => {
  it.each(Object.entries(palettes))('of figures can be read and told from their ground: %s', (_, palette) => {
    const { ground, ink, quiet, accent, onAccent, second } = palette
    const onGround = (name: string, colour: string, use: 'text' | 'graphic') => ({
      name,
      colour,
      background: ground,
      use,
    })
    expect(
      contrastProblems([
        onGround('ink', ink, 'text'),
        onGround('quiet', quiet, 'text'),
        onGround('accent', accent, 'text'),
        onGround('second', second, 'graphic'),
        { name: 'on accent', colour: onAccent, background: accent, use: 'text' },
      ]),
    ).toEqual([])
  })

  it.each(Object.entries(designs))('of a design can be read: %s', (_, { sheet, title, action, column }) => {
    const pair = (name: string, colour: string, background: string) => ({
      name,
      colour,
      background,
      use: 'text' as const,
    })
    expect(
      contrastProblems([
        pair('ink', sheet.ink, sheet.ground),
        pair('quiet', sheet.quiet, sheet.ground),
        pair('title', title.ink, title.ground),
        pair('action', action.ink, action.ground),
        pair('column', column.ink, column.ground),
      ]),
    ).toEqual([])
  })
})
