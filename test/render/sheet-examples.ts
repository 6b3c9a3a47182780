import { readdirSync, readFileSync } from 'node:fs'
import {
  FONTS_PLACE,
  fontFaceCss,
  fontsFor,
  fontStack,
  qrSvg,
  readSheetTemplates,
  type RenderedSheet,
  renderSheet,
  type Sheet,
  type SheetContent,
  type SheetDesign,
} from '../../src/render/index.ts'

const source = (path: string): string => readFileSync(`templates/${path}`, 'utf8')

export const templates = readSheetTemplates(source)

export type Language = 'en' | 'cy' | 'ar' | 'ur' | 'hi' | 'bn'

export const LANGUAGES: readonly Language[] = ['en', 'cy', 'ar', 'ur', 'hi', 'bn']

/** The driving licence as each language's example has it: beside every design lies one. */
type Example = Omit<Sheet, 'variant' | 'paper' | 'code'>

const EXAMPLES = new Map(
  ['information-sheets', 'posters'].flatMap((folder) =>
    readdirSync(`templates/${folder}`).flatMap((name): [string, Example][] => {
      if (!name.endsWith('.html.json')) return []
      const example = JSON.parse(source(`${folder}/${name}`)) as Example
      return [[example.language, { ...example, design: name.replace('.html.json', '') as SheetDesign }]]
    }),
  ),
)

/** In the codes of all of them. */
export const ADDRESS = 'https://renew.licence.example'

const code = { svg: qrSvg(ADDRESS, { title: 'renew.licence.example' }) }

const USUAL = { variant: 'standard', paper: 'A4', code } as const

/** A language's example as a sheet, with whatever else a test wants. */
export function exampleSheet(language: Language, other: Partial<Sheet> = {}): Sheet {
  return { ...USUAL, ...EXAMPLES.get(language)!, ...other }
}

/** A sheet that says nothing but its title and what the test gives it. */
export function bareSheet(content: Partial<SheetContent>, other: Partial<Sheet> = {}): Sheet {
  return exampleSheet('en', { ...other, content: { title: 'Title', what: 'What', ...content } })
}

export function rendered(sheet: Sheet): RenderedSheet {
  return renderSheet(sheet, templates)
}

/** The whole document with the fonts that its text needs. */
export function withFonts({ html }: Pick<RenderedSheet, 'html'>, language: string): string {
  const { files } = fontsFor(html, language)
  const faces = fontFaceCss(files, (file) => {
    const [family] = /^noto-(?:nastaliq-urdu|sans(?:-(?:arabic|devanagari|bengali))?)/.exec(file)!
    return `data:font/woff2;base64,${readFileSync(`node_modules/@fontsource/${family}/files/${file}`).toString('base64')}`
  })
  return html.replace(FONTS_PLACE, () => `<style>${faces}\n:root { --font: ${fontStack(language)} }</style>`)
}
