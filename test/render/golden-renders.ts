import {
  type MessageFacts,
  create,
  handlebarsHelper,
  launchFacts,
  parseTemplate,
  prepareMessage,
  printsDay,
  smsParts,
  templateWords,
} from '../../src/render/index.ts'
import { languageCases } from './handlebars-cases.ts'

/** What was made of each case by its label, or what was thrown. */
export type Renders = Readonly<Record<string, string>>

/** Renders every case of the language and a sheet in seven languages. Pure: any runtime has to come to the same. */
export function goldenRenders(): Renders {
  const cases = languageCases.map(({ label, source, data, options, partials }) => {
    const env = create()
    env.registerPartial(partials ?? {})
    return [label, outcome(() => env.compile(source, options)(data))] as const
  })
  const words = ['en', 'cy', 'es', 'hi', 'ar', 'ur', 'bn'].map(
    (language) => [`words in ${language}`, inLanguage(language)] as const,
  )
  return Object.fromEntries([...cases, ...words])
}

const sheet = `{{#*inline "row"}}<li>{{name}}: {{money fee "GBP"}}</li>{{/inline}}
<p lang="{{language}}">{{date opens "full"}}, {{date at "long" time="short"}}</p>
<p>{{number people}} · {{number share style="percent"}} · {{list towns}} · {{list towns "or"}}</p>
<ul>{{#each rows}}{{> row}}{{/each}}</ul>{{link "https://a.example/?a=1&b=2" "<a>"}}`

function inLanguage(language: string): string {
  const helpers = templateWords({ language, zone: 'Asia/Kolkata', link: (url) => `${url}&t=1` })
  const data = {
    language,
    opens: '2027-03-01',
    at: '2027-03-01T09:00:00Z',
    people: 1234567.5,
    share: 0.8,
    towns: ['Bangor', '<b>', 'Abertawe'],
    rows: [{ name: 'A & B', fee: 14 }],
  }
  const env = create()
  for (const [name, word] of Object.entries(helpers)) env.registerHelper(name, handlebarsHelper(word))
  const ours = outcome(() => parseTemplate(sheet, { helpers }).render(data))
  const theirs = outcome(() => env.compile(sheet)(data))
  const launch = launchFacts(new Date('2027-03-01T09:00:00Z'), 'Europe/London', language)
  const isPrinted = printsDay([{ language, subject: '', body: launch.date }], '2027-03-01')
  return JSON.stringify([ours, ours === theirs, smsParts(ours), launch, isPrinted, mailIn(language, launch)])
}

/** A body with all that messages offer, and no more of a layout than the body. */
function mailIn(language: string, launch: MessageFacts['launch']) {
  const facts = { service: { name: 'A & B', url: 'https://a.example' }, campaign: { title: 'C' }, launch }
  const contacts = { hotline: { name: '<Hotline>', phone: '0300 790 6801', hours: '8–6' } }
  const body =
    '{{date "2027-03-01"}} {{name}}\n\n- {{contact "hotline"}}\n- {{link service.url "*Go*"}} {{link service.url}}'
  const bare = { html: '{{{body}}}', text: '{{{body}}}', partials: {} }
  return prepareMessage({ language, subject: '{{name}}', body }, { facts, contacts })
    .addressed(bare, (url) => `${url}/r`)
    .render({ values: { name: '<b>' }, unsubscribeUrl: '' })
}

function outcome(render: () => string): string {
  try {
    return render()
  } catch (thrown) {
    return `threw ${thrown instanceof Error ? thrown.message : String(thrown)}`
  }
}
