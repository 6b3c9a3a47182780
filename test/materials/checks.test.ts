import { describe, expect, it } from 'vitest'
import { shownPicture } from '../../src/materials/pictures-of.ts'
import { findInMaterial } from '../../src/materials/checks/find-in-material.ts'
import { type MaterialCheck, withOverrides } from '../../src/plan/index.ts'
import { absentPages } from '../../src/platform/absent-pages.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { drawingPorts, plannedWith } from './sample-materials.ts'

const NOW = new Date('2027-01-04T10:00:00Z')
const ports = drawingPorts(absentPages('there is none in this test'))

interface Asked {
  readonly material?: string
  readonly language?: string
  readonly state?: 'stale' | 'written' | 'checked'
}

/** What is found but for the parts that are missing: the sample says little, so that each finding stands alone. */
async function found(changes: readonly Piece[], asked: Asked = {}) {
  return (await everythingFound(changes, asked)).filter(({ check }) => check !== 'parts')
}

async function everythingFound(
  changes: readonly Piece[],
  { material = 'how-to-renew', language = 'en', state = 'checked' }: Asked = {},
) {
  const planned = plannedWith(state, ...changes)
  const own = planned.campaign.materials.find(({ id }) => id === material)!
  const pictures = new Map(planned.campaign.pictureFiles?.map((file) => [file.hash, shownPicture(file)]))
  const examining = { planned, material: own, language, now: NOW, pictures }
  const { findings } = await findInMaterial(ports, examining, 'drawing')
  return withOverrides(findings, own.overrides)
}

const WHAT: Piece = ['what: You can renew your licence online.', '']
const saying = (text: string): Piece => [WHAT[0], `what: ${JSON.stringify(text)}`]
const jargon: Piece = ['attributes:', 'jargon: [{ word: remittance, instead: payment }]\nattributes:']
const domains: Piece = ['attributes:', 'allowed_domains: [example.gov]\nattributes:']
const CORE = 'proof: "Service data, 2026-10"'
/** No core message, and no figure with a source. */
const UNPROVEN: readonly Piece[] = [
  [
    'core: [two-minutes]\n    owner: comms@example.gov\n    next_review: launch+90d\n    accent',
    'owner: comms@example.gov\n    next_review: launch+90d\n    accent',
  ],
  ['        figures: [{ figure: share, title: 8 in 10 renew online, labels: { value: online } }]\n', ''],
  ['        figures: [{ figure: share, title: 8 o bob 10 yn adnewyddu ar-lein, labels: { value: ar-lein } }]\n', ''],
]
const welsh: Asked = { language: 'cy' }

const words = (count: number) => `You can ${Array.from({ length: count - 3 }, () => 'now').join(' ')} renew.`
const HARD =
  'Notwithstanding the aforementioned administrative considerations, individuals necessitating documentation regularisation should familiarise themselves with applicable organisational requirements. '
const EASY = 'You can do this at home. It takes ten minutes. Have your card to hand. We send it to you by post. '

it('a material in order passes every check in every language', async () => {
  expect(await found([])).toEqual([])
  expect(await found([], welsh)).toEqual([])
  expect(await everythingFound([], { material: 'shares' })).toEqual([])
})

type Row = [label: string, check: MaterialCheck, changes: readonly Piece[], message: RegExp, asked?: Asked]

describe('finds an error, and names the check', () => {
  it.each<Row>([
    [
      'a colour that is hard to see',
      'contrast',
      [['#0b5394', '#ffe97a']],
      /^the colour #ffe97a has a contrast of 1\.\d\d : 1 with white/,
    ],
    ['hard words', 'reading-level', [saying(HARD.repeat(7))], /^hard to read: Flesch reading ease -.* \(very hard\)/],
    [
      'a long sentence',
      'long-sentences',
      [saying(words(26))],
      /^a sentence of 26 words, expected at most 25: “You can now/,
    ],
    [
      'a long sentence in Easy Read',
      'long-sentences',
      [['need: [your licence]', `need: [your licence]\n        easy: { what: ["${words(16)}"] }`]],
      /^a sentence of 16 words, expected at most 15/,
    ],
    [
      'a word of the list',
      'jargon',
      [jargon, saying('Send a Remittance.')],
      /^“Remittance” is a word.*; write “payment”$/,
    ],
    [
      'a word of the list in the source of a figure',
      'jargon',
      [jargon, ['source: "Service data", date: 2026-10 }', 'source: "Remittance data", date: 2026-10 }']],
      /^“Remittance” is a word/,
    ],
    [
      'a word of the list in the name of the service',
      'jargon',
      [jargon, ['name: Driving licence renewal', 'name: Licence remittance']],
      /^“remittance” is a word/,
    ],
    [
      'a link to another host',
      'links',
      [domains, saying('See [this](https://elsewhere.example/x).')],
      /^“https:\/\/elsewhere\.example\/x” leads outside the allowed domains \(example\.gov\)/,
    ],
    [
      'a link of a word to another host',
      'links',
      [domains, saying('{{link "https://elsewhere.example" "This"}}')],
      /^“https:\/\/elsewhere\.example” leads outside/,
    ],
    [
      'an address that is printed of another host',
      'links',
      [domains, ['need: [your licence]', 'need: [your licence]\n        address: elsewhere.example/renew']],
      /^“elsewhere\.example\/renew” leads outside/,
    ],
    [
      'a code in a text to another host',
      'code',
      [domains, saying('{{qr "https://elsewhere.example"}}')],
      /^The QR code leads to elsewhere\.example, outside the allowed domains/,
    ],
    [
      'an address too long for its code in a text',
      'code',
      [saying(`{{qr "https://renew.example.gov/${'long/'.repeat(120)}"}}`)],
      /too long for a QR code of 33 mm/,
    ],
    [
      'a word of the list in a figure',
      'jargon',
      [jargon, ['labels: { value: online }', 'labels: { value: by remittance }']],
      /“remittance”/,
    ],
    [
      'a code to another host',
      'code',
      [['accent: "#0b5394"', 'address: https://renew.example.com/a']],
      /leads to renew.example.com, outside the allowed domains \(renew.example.gov\)/,
    ],
    [
      'a code that is not encrypted',
      'code',
      [domains, ['accent: "#0b5394"', 'address: http://renew.example.gov/a']],
      /https/,
    ],
    [
      'an address too long for its code',
      'code',
      [['accent: "#0b5394"', `address: https://renew.example.gov/${'long-way-to-go/'.repeat(60)}`]],
      /too long for a QR code of 33 mm/,
    ],
    [
      'an address too long for a picture',
      'code',
      [
        [
          'template: clear\n',
          `template: clear\n    address: https://renew.example.gov/${'long-way-to-go/'.repeat(60)}\n`,
        ],
        [
          'title: 8 in 10 renew online\n        figures',
          'title: 8 in 10 renew online\n        address: renew.example.gov\n        figures',
        ],
      ],
      /too long for a QR code of 408 px/,
      { material: 'shares' },
    ],
    [
      'a core message that nothing proves',
      'claims',
      [[`, ${CORE}`, '']],
      /^nothing proves the core message “It takes two minutes”/,
    ],
    [
      'a figure that nothing proves',
      'claims',
      [...UNPROVEN, saying('Renew online! 9 in 10 people save 500 pounds every year.')],
      /^“9 in 10 people save 500 pounds every year.” states a figure, and .* no core message with a proof/,
    ],
    [
      'a figure of Easy Read that nothing proves',
      'claims',
      [
        ...UNPROVEN,
        ['need: [your licence]', 'need: [your licence]\n        easy: { what: ["Most people, 80%, do it."] }'],
      ],
      /^“Most people, 80%, do it.” states a figure/,
    ],
    [
      'a figure of a translation that nothing proves',
      'claims',
      [...UNPROVEN, ['Cewch eich trwydded ar-lein.', 'Mae 9 o bob 10 yn arbed arian.']],
      /^“Mae 9 o bob 10 yn arbed arian.” states a figure/,
      welsh,
    ],
    [
      'a proof that ran out yesterday',
      'expired-proof',
      [[CORE, `${CORE}, proof_until: 2027-01-03`]],
      /held until 2027-01-03/,
    ],
    [
      'text that is still to come',
      'placeholders',
      [saying('It costs TBC.')],
      /^“TBC” stands for text that is still to come/,
    ],
    [
      'an owner who is still to come',
      'placeholders',
      [['core: [two-minutes]\n    owner: comms@example.gov', 'core: [two-minutes]\n    owner: "[insert team]"']],
      /insert team/,
    ],
    [
      'a language that is missing',
      'languages',
      [],
      /^has no cy, so people who read it get en/,
      { material: 'shares', language: 'cy' },
    ],
    [
      'a translation with parts of its source left out',
      'languages',
      [['        need: [eich trwydded]\n', '']],
      /^lacks need in cy$/,
      welsh,
    ],
    [
      'a translation that the source left behind',
      'languages',
      [],
      /^its source was changed since the cy/,
      { language: 'cy', state: 'stale' },
    ],
    [
      'a character that no font has',
      'glyphs',
      [saying('You can renew your licence 𓀀 online.')],
      /^the fonts lack “𓀀” \(U\+13000\)/,
    ],
    [
      'a word wider than its drawing',
      'overflow',
      [
        ['labels: { value: online }', `labels: { value: ${'w'.repeat(200)} }`],
        ['title: 8 in 10 renew online\n        figures', `title: ${'Renew'.repeat(60)}\n        figures`],
      ],
      /./,
      { material: 'shares' },
    ],
  ])('%s: %s', async (_label, check, changes, message, asked) => {
    const errors = (await found(changes, asked)).filter(({ severity }) => severity === 'error')
    expect([...new Set(errors.map((one) => one.check))]).toEqual([check])
    expect(errors[0]?.message).toMatch(message)
  })
})

describe('leaves in peace', () => {
  const harmless = found([
    ['#0b5394', '#7a5c00'],
    jargon,
    domains,
    saying(
      `${HARD} ${words(25)} Nine in ten save money. Send remittances. Go to {{service.url}} from {{launch.date}}.`,
    ),
    ['accent:', 'address: https://start.example.gov/a\n    accent:'],
    [CORE, `${CORE}, proof_until: 2027-01-04`],
    ['core_messages: [', 'core_messages: [{ id: unsaid, text: We will see }, '],
  ])

  it.each<[label: string, check: MaterialCheck]>([
    ['a colour that can be seen', 'contrast'],
    ['hard words, fewer than 100', 'reading-level'],
    ['a sentence of 25 words', 'long-sentences'],
    ['a word that only holds one of the list', 'jargon'],
    ['a host below an allowed one', 'code'],
    ['a core message that it does not make, and a figure beside one that is proven', 'claims'],
    ['a proof on its last day', 'expired-proof'],
    ['a tag that prints something', 'placeholders'],
  ])('%s: %s', async (_label, check) => {
    const errors = (await harmless).filter(({ severity }) => severity === 'error')
    expect(errors.filter((one) => one.check === check)).toEqual([])
  })

  it('figures in rules, steps and prices where nothing is proven, and one beside a figure with its source', async () => {
    const rules =
      'who: 50% ill\n        cost: 20% off\n        steps: [{ text: Fill 70% of the picture. }]\n        need: [2 in 10 papers]'
    const steps: Piece = ['        steps: [{ text: "Go to {{service.url}}." }]\n', '']
    const claims = async (...changes: Piece[]) => (await found(changes)).filter(({ check }) => check === 'claims')
    expect(await claims(...UNPROVEN, steps, ['need: [your licence]', rules])).toEqual([])
    expect(await claims(UNPROVEN[0]!, saying('9 in 10 people save money.'))).toEqual([])
  })

  it('100 easy words', async () => {
    expect((await found([saying(EASY.repeat(6))])).filter(({ check }) => check === 'reading-level')).toEqual([])
  })
})

describe('says without refusing', () => {
  it('that only its author has read a translation', async () => {
    expect(await found([], { language: 'cy', state: 'written' })).toMatchObject([
      { check: 'languages', severity: 'warning' },
    ])
  })

  it('what was counted in a language without a formula', async () => {
    const long: Piece = ['Cewch eich trwydded ar-lein.', 'Cewch eich trwydded ar-lein. '.repeat(25)]
    expect(await found([long], welsh)).toMatchObject([
      {
        check: 'reading-level',
        severity: 'note',
        message: expect.stringMatching(/^115 words, 3\.8 to a sentence.*experimental/),
      },
    ])
  })

  it('that a name leaves a gap where no table of copies fills it in', async () => {
    expect(await found([saying('Come to {{office}}{{#if hours}}, {{hours}}{{/if}}.')])).toMatchObject([
      {
        check: 'placeholders',
        severity: 'warning',
        where: 'what',
        message: expect.stringMatching(/^“office” is printed/),
      },
    ])
  })

  it('that Easy Read has no words of its own', async () => {
    expect(await found([saying(words(20))])).toMatchObject([
      { check: 'long-sentences', severity: 'warning', where: 'easy', message: expect.stringMatching(/for what,/) },
    ])
  })
})

describe('tells in one warning what readers look for in vain', () => {
  const NEED = 'need: [your licence]'
  const HELP = 'help: { text: It is free, phone: 0808 157 0000 }'
  const REST = `who: Everybody.\n        cost: It is free.\n        time: Ten minutes.\n        genuine: By its address.\n        privacy: [We keep nothing.]`
  const saysAlso = (text: string): Piece => [NEED, `${NEED}\n        ${text}`]
  const poster: Piece = [
    'kind: information-sheet\n    template: clear-steps',
    'kind: poster\n    template: poster-steps',
  ]
  const STEPS: Piece = ['        steps: [{ text: "Go to {{service.url}}." }]\n', '']
  const HELPLINE: Piece = ['attributes:', 'helplines: { care: { phone: 0808 157 0000 } }\nattributes:']
  const ALL =
    'who can use it; cost; time; free help, with a phone number or places; how to know that it is genuine; privacy'

  it.each<[label: string, changes: readonly Piece[], missing: string | undefined, asked?: Asked]>([
    [
      'of a sheet with little more than a title',
      [[`        ${NEED}\n`, ''], STEPS],
      `who can use it; what you need; steps; ${ALL.slice(16)}`,
    ],
    ['of the sample', [], ALL],
    [
      'of a translation, which takes from its source what it lacks',
      [saysAlso(REST)],
      'free help, with a phone number or places',
      welsh,
    ],
    [
      'of a sheet whose help is neither to be called nor visited',
      [saysAlso('help: { text: Ask us }'), saysAlso(REST)],
      'free help, with a phone number or places',
    ],
    ['of a poster', [poster], 'free help, with a phone number or places'],
    ['nothing of a sheet with all of them', [saysAlso(HELP), saysAlso(REST)], undefined],
    [
      'nothing of one that prints a helpline',
      [HELPLINE, saysAlso('help: { text: \'{{contact "care"}}\' }'), saysAlso(REST)],
      undefined,
    ],
    [
      'of a sheet whose help leads to a page about contact',
      [saysAlso(`help: { text: '{{link "https://renew.example.gov/contact" "Ask us"}}' }`), saysAlso(REST)],
      'free help, with a phone number or places',
    ],
    [
      'nothing of one with a place to go to',
      [saysAlso('help: { places: [{ name: Library }] }'), saysAlso(REST)],
      undefined,
    ],
    ['nothing of a poster with help', [poster, saysAlso(HELP)], undefined],
    ['nothing of an infographic', [], undefined, { material: 'shares' }],
  ])('%s', async (_label, changes, missing, asked) => {
    const told = (await everythingFound(changes, asked)).filter(({ check }) => check === 'parts')
    const message = `readers look in vain for: ${missing}`
    expect(told).toMatchObject(missing === undefined ? [] : [{ severity: 'warning', message: expect.stringContaining(message) }]) // prettier-ignore
    expect(told).toHaveLength(missing === undefined ? 0 : 1)
  })
})

describe('an override', () => {
  const broken: readonly Piece[] = [jargon, saying('A remittance, TBC.'), ['Cewch', 'Remittance TBC']]
  const overriding = (override: string): Piece => ['overrides: []', `overrides: [${override}]`]
  const standing = async (override: string, language: string) => {
    const all = await found([...broken, overriding(override)], { language })
    return all.filter(({ overriddenBy }) => overriddenBy === undefined).map(({ check }) => check)
  }

  it('lifts its check in every language, and no other', async () => {
    const override = '{ check: jargon, name: A. Jones, reason: Tested with readers }'
    expect(await standing(override, 'en')).toEqual(['placeholders'])
    expect(await standing(override, 'cy')).toEqual(['placeholders'])
    const [first] = await found([...broken, overriding(override)])
    expect(first).toMatchObject({ check: 'jargon', overriddenBy: { name: 'A. Jones', reason: 'Tested with readers' } })
  })

  it('lifts it in its own language alone, where it names one', async () => {
    const override = '{ check: jargon, language: cy, name: A. Jones, reason: Tested with readers }'
    expect(await standing(override, 'en')).toEqual(['jargon', 'placeholders'])
    expect(await standing(override, 'cy')).toEqual(['placeholders'])
  })
})

describe('pictures', () => {
  const DOT =
    'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA5IDkiLz4='
  const picturesOf = (en: string, cy: string): Piece[] => [
    [
      '    content:\n      en:\n        title: Renew online\n',
      `    pictures: { desk: "${DOT}", map: "${DOT}" }\n    content:\n      en:\n        title: Renew online\n${en}`,
    ],
    ['        title: Trwydded ar-lein\n', `        title: Trwydded ar-lein\n${cy}`],
  ]
  const EN = '        pictures: [{ picture: desk, alt: A clerk at a desk }, { picture: map, alt: The way to us }]\n'
  const CY = '        pictures: [{ picture: desk, alt: Clerc wrth ddesg }, { picture: map, alt: Y ffordd atom }]\n'

  it.each<[label: string, en: string, cy: string, found: readonly string[]]>([
    ['said in both languages are in order', EN, CY, []],
    [
      'whose alternative no font has are heard all the same',
      EN,
      CY.replace('Clerc wrth ddesg', 'Clerc 𓀀 wrth ddesg'),
      [],
    ],
    [
      'whose caption no font has are told',
      EN.replace('at a desk', 'at a desk, caption: Desk'),
      CY.replace('ddesg', 'ddesg, caption: Desg 𓀀'),
      ['glyphs: the fonts lack “𓀀” (U+13000); write it in other characters'],
    ],
    ['of which a translation says nothing are missed', EN, '', ['languages: lacks pictures in cy']],
    [
      'of which a translation leaves one out are missed',
      EN,
      CY.replace(/, \{ picture: map.*\}(?=\])/, ''),
      ['languages: leaves out the picture map in cy'],
    ],
    [
      'whose alternative begins as nobody needs it are told, in every language',
      EN,
      CY.replace('Clerc wrth', 'Picture of a clerc wrth'),
      ['alt-text: desk: Leave out “Picture of”: whoever hears it is told that it is a picture.'],
    ],
    [
      'whose alternative comes out empty are told',
      EN,
      CY.replace('Clerc wrth ddesg', '"{{office}}", caption: Desg'),
      [
        'alt-text: desk: its alternative text comes out empty; say in words what it shows',
        'placeholders: “office” is printed where a table of copies has it, and else leaves a gap; write {{#if office}} around it if it may be missing',
      ],
    ],
  ])('%s', async (_label, en, cy, messages) => {
    const findings = await found(picturesOf(en, cy), welsh)
    expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(messages)
  })
})
