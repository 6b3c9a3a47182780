import { describe, expect, it } from 'vitest'
import { preparedCopies } from '../../src/materials/bulk/prepared-copies.ts'
import { withoutGlyph } from '../../src/materials/with-fonts.ts'
import { copyOf } from '../../src/materials/copy-of.ts'
import { type FormatChoice, publishMaterial, renderMaterial, versionFile } from '../../src/materials/index.ts'
import { applyPlan, plannedMaterials } from '../../src/plan/index.ts'
import { absentPages } from '../../src/platform/absent-pages.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { campaignWith, drawingPorts } from './sample-materials.ts'
import { ann, cat } from './version-story.ts'

const ID = { campaignId: 'renew-online' }
const settings = { baseUrl: 'https://renew.example.gov', from: 'a@example.gov', secret: 'a secret' }
/** What is refused for its characters is refused before a browser is asked for. */
const ports = { ...drawingPorts(absentPages('there is none in this test')), settings }

const THAI = 'ต่ออายุ'
const NEED = 'need: [your licence]\n'
const inSheet: Piece = [NEED, `need: [your licence, ${THAI}]\n`]
const inPicture: Piece = ['title: 8 in 10 renew online\n        figures', `title: ${THAI}\n        figures`]
const answers = (checks: readonly string[], language = '') =>
  `overrides: [${checks.map((check) => `{ check: ${check},${language && ` language: ${language},`} name: A. Jones, reason: Read on screens }`).join(', ')}]`
const answered: Piece = ['overrides: []', answers(['overflow', 'glyphs'])]
const answeredInWelsh: Piece = ['overrides: []', answers(['glyphs'], 'cy')]
const ofPicture = (written: string): Piece => ['kind: infographic\n', `kind: infographic\n    ${written}\n`]
const answeredOfPicture = ofPicture(answers(['glyphs'], 'en'))
const publishable = ofPicture(answers(['overflow', 'languages', 'glyphs']))

async function campaign(...changes: readonly Piece[]) {
  const db = await temporaryDatabase()
  const as = (actor: typeof ann) => ({ db, actor, now: new Date('2027-01-04T10:00:00Z') })
  await applyPlan(as(ann), { plan: campaignWith(...changes) })
  return {
    as,
    render: (materialId: string, choice: FormatChoice) =>
      renderMaterial(as(ann), ports, { ...ID, materialId, ...choice }),
  }
}

const REFUSED = /^a (PDF|PNG) would show empty boxes: the fonts lack “ต” \(U\+0E15\), .*; write it in other characters/
const NO_BROWSER = /PDF and PNG need a browser/

describe('what no shipped font shows is said, and never printed as empty boxes', () => {
  it.each<[material: string, choice: FormatChoice, outcome: RegExp]>([
    ['how-to-renew', { format: 'pdf' }, REFUSED],
    ['how-to-renew', { format: 'png', variant: 'large-print' }, REFUSED],
    ['shares', { format: 'pdf' }, REFUSED],
    ['shares', { format: 'png', artboard: 'story' }, REFUSED],
    ['how-to-renew', { format: 'pdf', variant: 'easy-read' }, REFUSED],
  ])('of %s as %o', async (material, choice, outcome) => {
    const { render } = await campaign(inSheet, inPicture)
    await expect(render(material, choice)).rejects.toThrow(outcome)
  })

  it.each<[material: string, format: 'html' | 'txt' | 'svg']>([
    ['how-to-renew', 'html'],
    ['how-to-renew', 'txt'],
    ['shares', 'html'],
    ['shares', 'svg'],
  ])('but of %s as %s the reader’s own fonts show it', async (material, format) => {
    const { render } = await campaign(inSheet, inPicture)
    expect(new TextDecoder().decode((await render(material, { format })).bytes)).toContain(THAI)
  })

  it('and everything else is drawn where there is a browser', async () => {
    const { render } = await campaign()
    for (const material of ['how-to-renew', 'shares'])
      await expect(render(material, { format: 'pdf' })).rejects.toThrow(NO_BROWSER)
  })

  it.each<[label: string, material: string, changes: readonly Piece[], outcome: RegExp]>([
    ['in every language', 'how-to-renew', [inSheet, answered], NO_BROWSER],
    ['of a picture', 'shares', [inPicture, answeredOfPicture], NO_BROWSER],
    ['in another language', 'how-to-renew', [inSheet, answeredInWelsh], REFUSED],
    ['of another material', 'shares', [inPicture, answered], REFUSED],
  ])('unless somebody answers for a draft: %s', async (_label, material, changes, outcome) => {
    const { render } = await campaign(...changes)
    await expect(render(material, { format: 'png' })).rejects.toThrow(outcome)
  })

  it('nor of a version that somebody answered for, which is printed again as it was', async () => {
    const { as } = await campaign(inSheet, answered, inPicture, publishable)
    for (const materialId of ['how-to-renew', 'shares']) {
      const named = { ...ID, materialId }
      await publishMaterial(as(cat), ports, { ...named, note: 'First' })
      const file = (format: 'html' | 'pdf') =>
        versionFile(as(ann), ports, { ...named, number: 1, format, language: 'en' })
      await expect(file('pdf')).rejects.toThrow(NO_BROWSER)
      expect(new TextDecoder().decode((await file('html')).bytes)).toContain(THAI)
    }
  })

  it.each([
    ['a text', `<p>${THAI[0]}</p>`, 1],
    ['a text of a picture', `<svg><text x="1">${THAI[0]}</text></svg>`, 1],
    ['a text after a sign of a comparison', `<p>1 &lt; 2 ${THAI[0]}</p>`, 1],
    ['an alternative text', `<img alt="a > b ${THAI}" src="x">`, 0],
    ['the name of a window', `<head><title lang="th">${THAI}</title></head>`, 0],
    ['the name of a picture', `<svg><title>${THAI}</title><desc id="d">${THAI}</desc></svg>`, 0],
    ['a style sheet', `<style>/* ${THAI} */</style>`, 0],
    ['a comment', `<!-- it's > ${THAI} -->`, 0],
  ])('and only what is drawn counts: %s', (_label, markup, count) => {
    expect(withoutGlyph(markup, 'en')).toHaveLength(count)
  })

  it.each<[label: string, changes: readonly Piece[], outcome: RegExp]>([
    ['and not of each', [inSheet], REFUSED],
    ['unless somebody answers for it', [inSheet, answered], NO_BROWSER],
  ])('of all copies of a sheet, %s', async (_label, changes, outcome) => {
    const { as } = await campaign(...changes)
    const { campaign: planned } = await plannedMaterials(as(ann), ID)
    const sheet = planned.materials.find(({ kind }) => kind === 'information-sheet')
    if (sheet?.kind !== 'information-sheet') throw new Error('the sample has a sheet')
    const copy = copyOf(planned, sheet, 'en', as(ann).now, new Map())
    const choice = { variant: 'standard', paper: 'A4', scale: 1 } as const
    const draw = (format: 'pdf' | 'html') => preparedCopies(ports, copy, { ...choice, format }, []).draw({})
    await expect(draw('pdf')).rejects.toThrow(outcome)
    expect(new TextDecoder().decode((await draw('html')) as Uint8Array)).toContain(THAI)
  })
})
