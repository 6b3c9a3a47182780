import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import { getDocumentProxy, extractText } from 'unpdf'
import { afterAll, describe, expect, it } from 'vitest'
import { besideCampaignFile } from '../../src/cli/beside-campaign-file.ts'
import { ARTBOARDS, type FormatChoice, renderMaterial } from '../../src/materials/index.ts'
import { applyPlan, readCampaignFile } from '../../src/plan/index.ts'
import { fontFiles } from '../../src/platform/font-files.ts'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import { absentPages } from '../../src/platform/absent-pages.ts'
import type { Pages } from '../../src/ports.ts'
import { alternativesIn, pdfAsRead } from '../support/pdf-as-read.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

const FILE = join(import.meta.dirname, '../../campaigns/driving-licence.yaml')
const CAMPAIGN = { campaignId: 'driving-licence' }
const ADDRESS = 'https://renew.licence.example'

const pages = chromiumPages()
afterAll(() => pages.close())

async function drawnBy(browser: Pages) {
  const db = await temporaryDatabase()
  const ctx = { db, actor: { kind: 'command-line' }, now: new Date('2026-11-21T12:00:00Z') } as const
  const { plan } = readCampaignFile(readFileSync(FILE, 'utf8'), { file: FILE, ...besideCampaignFile(FILE) })
  await applyPlan(ctx, { plan: plan! })
  const templates = { read: (path: string) => readFileSync(join(import.meta.dirname, '../../templates', path), 'utf8') }
  const fonts = fontFiles()
  return (materialId: string, choice: FormatChoice & { language?: string }) =>
    renderMaterial(ctx, { templates, fonts, pages: browser }, { ...CAMPAIGN, materialId, ...choice })
}

function codeIn(png: Uint8Array): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(png))
  return jsqr(new Uint8ClampedArray(data), width, height)?.data
}

describe('a material as a file', () => {
  it.each<[material: string, choice: FormatChoice & { language?: string }, name: string, holds: RegExp]>([
    ['how-to-renew', { format: 'html' }, 'how-to-renew.en.html', /<html lang="en" dir="ltr"/],
    ['how-to-renew', { format: 'html', language: 'cy' }, 'how-to-renew.cy.html', /Beth fydd ei angen|Adnewyddwch/],
    ['how-to-renew', { format: 'txt', variant: 'easy-read' }, 'how-to-renew.en.easy-read.txt', /It does not take long/],
    ['how-to-renew', { format: 'svg' }, 'how-to-renew.how-people-renew.en.svg', /^<svg .*Nearly 8 in 10/s],
    ['renew-poster', { format: 'html' }, 'renew-poster.en.html', /Scan or type/],
    ['most-renew-online', { format: 'svg', artboard: 'story' }, 'most-renew-online.en.story.svg', /height="1920"/],
    ['most-renew-online', { format: 'html' }, 'most-renew-online.en.square.html', /<table/],
    ['most-renew-online', { format: 'txt' }, 'most-renew-online.en.square.txt', /77/],
  ])('%s as %o', async (material, choice, name, holds) => {
    const render = await drawnBy(absentPages('there is none'))
    const file = await render(material, choice)
    expect(file.name).toBe(name)
    expect(new TextDecoder().decode(file.bytes)).toMatch(holds)
  })

  it('has its fonts in it and nothing from elsewhere', async () => {
    const render = await drawnBy(absentPages('there is none'))
    for (const [material, format] of [
      ['how-to-renew', 'html'],
      ['most-renew-online', 'svg'],
    ] as const) {
      const text = new TextDecoder().decode((await render(material, { format })).bytes)
      expect(text).toMatch(/@font-face\{font-family:(?:'|&#x27;)Noto Sans.*data:font\/woff2;base64,d09GMg/s)
      expect(text).not.toMatch(/(?:src|href)="(?!#|data:|https:\/\/renew\.licence\.example|tel:)/)
    }
  })

  it.each<[wrong: string, material: string, choice: FormatChoice & { language?: string }, says: RegExp]>([
    ['a material that is not there', 'how-to-renw', { format: 'html' }, /did you mean how-to-renew\? It has/],
    ['a language nobody planned', 'how-to-renew', { format: 'html', language: 'fr' }, /no language fr; it has en, cy/],
    [
      'an artboard of a sheet',
      'how-to-renew',
      { format: 'html', artboard: 'story' },
      /information sheet has no artboard/,
    ],
    ['large print of an infographic', 'most-renew-online', { format: 'svg', variant: 'large-print' }, /has no variant/],
    ['the SVG of a poster without figures', 'renew-poster', { format: 'svg' }, /no figure, and only figures are SVG/],
    ['a figure that is not there', 'how-to-renew', { format: 'svg', figure: 'x' }, /no figure x; it has how-people/],
    ['a PDF without a browser', 'how-to-renew', { format: 'pdf' }, /need a browser, and there is none/],
  ])('%s is refused in words', async (_wrong, material, choice, says) => {
    const render = await drawnBy(absentPages('there is none'))
    await expect(render(material, choice)).rejects.toThrow(says)
  })
})

describe('drawn in the browser', () => {
  it('a PDF is of the language and the title of its page', async () => {
    const render = await drawnBy(pages)
    const { bytes } = await render('how-to-renew', { format: 'pdf', language: 'cy' })
    const pdf = await getDocumentProxy(new Uint8Array(bytes))
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({
      Title: expect.stringMatching(/^Adnewyddwch eich trwydded yrru ar-lein/),
      Language: 'cy',
    })
    expect((await pdf.getMarkInfo())?.Marked).toBe(true)
    expect((await extractText(pdf, { mergePages: true })).text).toContain('0808 157 0000')
    const { tags } = await pdfAsRead(bytes)
    expect(alternativesIn(tags)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Ffôn symudol yn dangos trwydded yrru/)]),
    )
    expect(alternativesIn(tags)).not.toContain(undefined)
  })

  it('the PDF of an infographic for the wall is A3, and named like its picture in its bookmark', async () => {
    const render = await drawnBy(pages)
    const { bytes } = await render('most-renew-online', { format: 'pdf', artboard: 'poster' })
    const { sizes, bookmarks } = await pdfAsRead(bytes)
    expect([sizes, bookmarks]).toEqual([[[297, 420]], ['Most people already renew online']])
  })

  it.each([
    ['how-to-renew', {}],
    ['renew-poster', {}],
    ...ARTBOARDS.map((artboard) => ['most-renew-online', { artboard }] as const),
  ] as const)('a decoder reads the code of %s %o from its picture', async (material, choice) => {
    const render = await drawnBy(pages)
    const { bytes } = await render(material, { format: 'png', ...choice })
    expect(codeIn(bytes)).toBe(ADDRESS)
  })
})
