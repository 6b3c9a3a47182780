import { readFileSync } from 'node:fs'
import {
  type Chart,
  drawInfographic,
  FONTS_PLACE,
  infographicPage,
  launchFacts,
  prepareMessage,
  readMailLayout,
  readPicturePages,
} from '../../src/render/index.ts'
import { example, EXAMPLES, LANGUAGES } from '../render/figure-examples.ts'
import { exampleInfographic, WEB_ADDRESS } from '../render/infographic-examples.ts'
import { facts } from '../render/message-parts.ts'
import { exampleSheet, LANGUAGES as SHEET_LANGUAGES, withFonts } from '../render/sheet-examples.ts'
import type { Pictured } from './drawn-templates.ts'
import { readPicture, reduced } from './small-picture.ts'

const SCREENS = [
  { screen: 'phone', size: { width: 390, height: 844 }, column: 56 },
  { screen: 'desk', size: { width: 800, height: 600 }, column: 92 },
] as const

const read = (path: string): string => readFileSync(`templates/${path}`, 'utf8')

/** Documents that are read on screens alone: mails, and the pages of infographics with their words and tables. */
export function picturedPages(): Pictured[] {
  return [...onScreens('email', SHEET_LANGUAGES, mailIn), ...onScreens('infographic-page', LANGUAGES, pageIn)]
}

function onScreens<Language extends string>(
  name: string,
  languages: readonly Language[],
  htmlIn: (language: Language) => string,
): Pictured[] {
  return SCREENS.map(({ screen, size, column }): Pictured => ({
    name: `${name}.${screen}`,
    languages,
    width: column,
    drawings: {
      [screen]: async ({ pages }, asked, width) => {
        const language = languages.find((one) => one === asked)!
        const png = await pages.png({ html: htmlIn(language), ...size, scale: 1, isWhole: true })
        return reduced(readPicture(png), width)
      },
    },
  }))
}

/** Mails have whatever fonts their readers have; in the shipped ones they look the same everywhere. */
function mailIn(language: (typeof SHEET_LANGUAGES)[number]): string {
  const { title, what, need = [] } = exampleSheet(language).content
  const body = [`# ${title}`, what, ...need.map((one) => `- ${one}`), '[renew.licence.example]({{service.url}})'].join(
    '\n\n',
  )
  const launch = launchFacts(new Date('2027-03-01T09:00:00Z'), 'Europe/London', language)
  const { addressed } = prepareMessage(
    { language, subject: title, body },
    { facts: { ...facts, launch }, contacts: {} },
  )
  const person = { values: {}, unsubscribeUrl: 'https://renew.licence.example/u' }
  const { html } = addressed(readMailLayout(read), String).render(person)
  const fonts = `${FONTS_PLACE}<style>* { font-family: var(--font) !important }</style></head>`
  return withFonts({ html: html.replace('</head>', () => fonts) }, language)
}

/** A chart after the other. */
function pageIn(language: (typeof LANGUAGES)[number]): string {
  const charts = Object.keys(EXAMPLES) as Chart[]
  const figure = example(charts[LANGUAGES.indexOf(language) % charts.length]!, language)
  const infographic = exampleInfographic(figure, language)
  const drawn = drawInfographic(infographic, 'landscape')
  return withFonts({ html: infographicPage(infographic, drawn, readPicturePages(read), WEB_ADDRESS) }, language)
}
