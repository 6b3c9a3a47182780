import {
  artboards,
  type Chart,
  type DesignName,
  designs,
  drawInfographic,
  infographicInWords,
  infographicPage,
  prepareMessage,
  readMailLayout,
  readPicturePages,
  readSheetTemplates,
  renderSheet,
  type Sheet,
  SHEET_DESIGNS,
  type SheetDesign,
} from '../../src/render/index.ts'
import { example, EXAMPLES, LANGUAGES } from './figure-examples.ts'
import type { Renders } from './golden-renders.ts'
import { exampleInfographic, WEB_ADDRESS } from './infographic-examples.ts'
import { facts } from './message-parts.ts'

/** The files under `templates/` by their paths, in whichever way a runtime has them. */
export type Sources = Readonly<Record<string, string>>

/** Sheets, posters, pictures and mails of the shipped templates, in words and as documents. Pure: any runtime has to come to the same. */
export function goldenMaterials(sources: Sources): Renders {
  const read = (path: string) => sources[path]!
  return Object.fromEntries([...sheets(sources, read), ...pictures(read), ...mails(read)])
}

type Read = (path: string) => string
type Labelled = readonly [label: string, render: string]

/** Each design from left to right and from right to left, in standard print and in Easy Read. */
function sheets(sources: Sources, read: Read): Labelled[] {
  const templates = readSheetTemplates(read)
  const examples = Object.entries(sources).flatMap(([path, source]) =>
    /^(?:information-sheets|posters)\/.*\.html\.json$/.test(path) ? [JSON.parse(source) as Sheet] : [],
  )
  return (Object.keys(SHEET_DESIGNS) as SheetDesign[]).flatMap((design, at) =>
    [['en', 'cy', 'hi', 'bn'][at % 4]!, ['ar', 'ur'][at % 2]!].flatMap((language) =>
      (['standard', 'easy-read'] as const).flatMap((variant): Labelled[] => {
        const sheet = examples.find((one) => one.language === language)!
        const share = { svg: '<svg></svg>', address: WEB_ADDRESS }
        const { html, text } = renderSheet({ ...sheet, design, variant, paper: 'A4', code: share }, templates)
        const name = `${design}, ${variant}, ${language}`
        return [[name, html], [`${name}, in words`, text]] // prettier-ignore
      }),
    ),
  )
}

/** Each kind of chart in every language, every design and artboard in turns. */
function pictures(read: Read): Labelled[] {
  const pages = readPicturePages(read)
  const boards = Object.keys(artboards) as (keyof typeof artboards)[]
  const looks = Object.keys(designs) as DesignName[]
  return (Object.keys(EXAMPLES) as Chart[]).flatMap((chart, at) =>
    LANGUAGES.flatMap((language, nth): Labelled[] => {
      const infographic = exampleInfographic(example(chart, language), language)
      const board = boards[(at + nth) % boards.length]!
      const drawn = drawInfographic(infographic, board, { design: designs[looks[(at + nth) % looks.length]!] })
      const name = `${chart}, ${board}, ${language}`
      return [
        [name, drawn.svg],
        [`${name}, its page`, infographicPage(infographic, drawn, pages, WEB_ADDRESS)],
        [`${name}, in words`, infographicInWords(infographic)],
      ]
    }),
  )
}

/** The layout of mails in every language. */
function mails(read: Read): Labelled[] {
  const layout = readMailLayout(read)
  const body = '# Hello {{first_name}}\n\n- {{launch.date}}, {{number 1234.5}}\n\nGo to {{service.url}}.'
  return LANGUAGES.flatMap((language): Labelled[] => {
    const { addressed } = prepareMessage({ language, subject: 'Hello {{first_name}}', body }, { facts, contacts: {} })
    const person = { values: { first_name: 'Nia & co' }, unsubscribeUrl: 'https://renew.example.gov/u' }
    const { subject, html, text } = addressed(layout, String).render(person)
    return [[`mail in ${language}`, `${subject}\n${html}`], [`mail in ${language}, in words`, text]] // prettier-ignore
  })
}
