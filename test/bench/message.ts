import Handlebars from 'handlebars'
import Mustache from 'mustache'
import { create, parseTemplate } from '../../src/render/index.ts'
import type { Figure } from './main.ts'
import { median } from './measured-process.ts'

const ROUNDS = 30
const MESSAGES_A_ROUND = 400

const prose = 'The counter at the town hall closes at noon on that day. Bring the letter & a proof of address. '

/** A letter of 9 KB: paragraphs, the offices of the region with their hours, and what to do if you cannot come. */
const source = `<p>Dear {{person.name}},</p>
<p>${prose.repeat(3)}</p>
{{#if service.isFree}}<p>{{service.name}} is free.</p>{{else}}<p>{{service.name}} costs {{service.price}}.</p>{{/if}}
<ul>
{{#each offices}}
  <li><b>{{name}}</b>, {{address.street}}, {{address.town}}{{#if phone}} (<a href="tel:{{phone}}">{{phone}}</a>){{/if}}
    {{#each hours}}{{day}} {{from}}–{{to}}; {{/each}}{{#unless ramp}}no step-free way in{{/unless}}</li>
{{/each}}
</ul>
{{#with contact}}<p>Help: {{phone}} or <a href="mailto:{{mail}}">{{mail}}</a>, {{hours}}</p>{{/with}}
<p>${prose.repeat(2)}</p>
`

/** The same letter in the words of Mustache, which has sections and no helpers. */
const logicless = source
  .replace('{{#if service.isFree}}', '{{#service.isFree}}')
  .replace('{{else}}', '{{/service.isFree}}{{^service.isFree}}')
  .replace('</p>{{/if}}\n<ul>', '</p>{{/service.isFree}}\n<ul>')
  .replace('{{#each offices}}', '{{#offices}}')
  .replace('{{#if phone}}', '{{#phone}}')
  .replace('){{/if}}', '){{/phone}}')
  .replace('{{#each hours}}', '{{#hours}}')
  .replace('{{/each}}{{#unless ramp}}', '{{/hours}}{{^ramp}}')
  .replace('{{/unless}}', '{{/ramp}}')
  .replace('{{/each}}', '{{/offices}}')
  .replace('{{#with contact}}', '{{#contact}}')
  .replace('{{/with}}', '{{/contact}}')

const data = {
  person: { name: 'Siân & Tomos' },
  service: { name: 'Renew your licence', isFree: false, price: '£14' },
  contact: { phone: '0300 790 6801', mail: 'help@example.gov', hours: 'Monday to Friday, 8 to 7' },
  offices: Array.from({ length: 42 }, (_, office) => ({
    name: `Office “${office + 1}” <north>`,
    address: { street: `${office + 1} High Street`, town: 'Caernarfon' },
    phone: office % 3 === 0 ? '' : `01286 67${office + 10}`,
    ramp: office % 2 === 0,
    hours: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map((day) => ({ day, from: '09:00', to: '16:30' })),
  })),
}

type Render = (data: unknown) => string

/** Messages in a second, each made and flattened to bytes. */
function timed(render: Render): number {
  const encoder = new TextEncoder()
  const began = performance.now()
  let bytes = 0
  for (let message = 0; message < MESSAGES_A_ROUND; message++) bytes += encoder.encode(render(data)).length
  const seconds = (performance.now() - began) / 1000
  if (bytes < MESSAGES_A_ROUND * 9_000)
    throw new Error(`${bytes / MESSAGES_A_ROUND} bytes a message: something is left out`)
  return MESSAGES_A_ROUND / seconds
}

/** A message of 9 KB rendered to bytes: our checked templates and our environment beside Handlebars and Mustache. */
export function benchMessage(): Figure[] {
  const renders: Record<'checked' | 'environment' | 'handlebars' | 'mustache', Render> = {
    checked: (given) => checked.render(given),
    environment: create().compile(source),
    handlebars: Handlebars.compile(source),
    mustache: (given) => Mustache.render(logicless, given),
  }
  const checked = parseTemplate(source)
  const rates = Object.entries(renders).map(([name, render]) => ({ name, render, rounds: [] as number[] }))
  const expected = renders.handlebars(data)
  for (const name of ['checked', 'environment'] as const)
    if (renders[name](data) !== expected) throw new Error(`${name} renders something else than Handlebars`)
  for (let round = 0; round < ROUNDS; round++) for (const rate of rates) rate.rounds.push(timed(rate.render))
  const rateOf = (name: keyof typeof renders): number =>
    median(rates.find((rate) => rate.name === name)!.rounds.slice(ROUNDS / 3))
  const figure = (name: string, of: keyof typeof renders, peer: string, against: keyof typeof renders): Figure => {
    return { name, value: rateOf(of), unit: '/s', peer, peerValue: rateOf(against), better: 'higher' }
  }
  return [
    figure('message of 9 KB to bytes', 'checked', 'compiled handlebars', 'handlebars'),
    figure('message of 9 KB to bytes', 'checked', 'mustache.js', 'mustache'),
    figure('the same in our environment', 'environment', 'compiled handlebars', 'handlebars'),
    figure('the same in our environment', 'environment', 'mustache.js', 'mustache'),
  ]
}

if (import.meta.main) console.table(benchMessage())
