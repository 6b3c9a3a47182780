import { describe, expect, it } from 'vitest'
import { BESIDE, type Piece, read, SAMPLE, sampleWith } from './sample-campaign.ts'

const DUE = '{ id: golive, message: teaser, audience: due, when: "launch+2h" }'
const activity = (text: string): Piece => [DUE, text]

/** The staff as those of them who received the teaser in February, but for a period. */
const receivedExcept = (period: string): Piece => [
  'list: staff }',
  `list: staff, received: { activities: [teaser], from: "2027-02-01T10:00:00Z", until: "2027-02-20T10:00:00Z", except: [${period}] } }`,
]

/** The text of a file from where a problem says it is. */
function textFrom(text: string, { line, column }: { line?: number; column?: number } = {}): string {
  return line === undefined || column === undefined ? '' : text.split('\n')[line - 1]!.slice(column - 1)
}

describe('a file without faults', () => {
  const { plan, problems } = read(SAMPLE)

  it('has no problems and is a plan', () => {
    expect(problems).toEqual([])
    expect(plan).toMatchObject({
      id: 'renew-online',
      languages: ['en', 'cy'],
      channels: [{ id: 'email', rate: '50/s' }],
    })
  })

  it('gives an anchor without a zone that of the launch', () => {
    expect(plan?.anchors.pilot).toEqual({ wall: '2027-02-01T09:00', zone: 'Europe/London' })
  })

  it('reads a target in percent as a share, and a number as a count', () => {
    expect(plan?.goals[0]?.target).toEqual({ share: 0.6 })
    expect(read(sampleWith(['target: 60%', 'target: 500'])).plan?.goals[0]?.target).toEqual({ count: 500 })
  })

  it('reads a body that names a file beside it', () => {
    const briefing = plan?.messages.find(({ id }) => id === 'briefing')
    expect(briefing?.variants.map(({ body }) => body)).toEqual([BESIDE['briefing.en.md'], 'Bore da\n{{service.url}}\n'])
  })

  it('asks a person about what is late, and is a public task, where nothing else is said', () => {
    expect(plan?.activities[2]).toEqual({
      kind: 'digital',
      id: 'golive',
      message: 'teaser',
      audience: 'due',
      when: 'launch+2h',
      clock: 'campaign',
      late: 'ask',
    })
    expect(plan?.messages[0]?.purpose).toBe('public-task')
  })

  it('is read the same with a byte order mark and with Windows line ends', () => {
    expect(read(`\uFEFF${SAMPLE}`)).toEqual({ plan, problems })
    expect(read(SAMPLE.replaceAll('\n', '\r\n')).problems).toEqual([])
  })
})

describe('every fault says where it is, what was expected and what to do', () => {
  it.each<[label: string, pieces: Piece[], path: string, message: RegExp, at: string]>([
    [
      'an unknown key, with the nearest',
      [['title: Renew', 'titel: Renew']],
      'titel',
      /unknown here; did you mean `title`\?/,
      'titel:',
    ],
    [
      'a key in a mapping that does not know it',
      [['owner: comms', 'ownr: comms']],
      'activities[1].ownr',
      /did you mean `owner`/,
      'ownr:',
    ],
    ['a wrong type', [['languages: [en, cy]', 'languages: en']], 'languages', /found “en”; expected a list/, 'en'],
    [
      'a number where a text belongs',
      [['title: Renew your driving licence online', 'title: 12']],
      'title',
      /found 12; expected the title/,
      '12',
    ],
    [
      'no launch among the anchors',
      [['  launch: { at: 2027-03-01T09:00, zone', '  start: { at: 2027-03-01T09:00, zone']],
      'anchors',
      /`launch` is missing/,
      'anchors:',
    ],
    ['a launch without a zone', [[', zone: Europe/London', '']], 'anchors.launch', /`zone` is missing/, 'launch:'],
    [
      'an anchor that is not there',
      [activity('{ id: x, message: teaser, audience: due, when: "lunch+2h" }')],
      'activities[2].when',
      /no anchor “lunch”; did you mean “launch”/,
      '"lunch+2h"',
    ],
    [
      'an anchor of a deadline that is not there',
      [['by: launch+30d', 'by: pilto+30d']],
      'objectives[0].by',
      /no anchor “pilto”; did you mean “pilot”/,
      'pilto',
    ],
    [
      'an unknown zone, with the nearest',
      [['Europe/London', 'Europe/Lodnon']],
      'anchors.launch.zone',
      /did you mean Europe\/London\?/,
      'Europe/Lodnon',
    ],
    [
      'a date that is not in the calendar',
      [['2027-03-01T09:00', '2027-02-30T09:00']],
      'anchors.launch.at',
      /2027-02-30T09:00” is not in the calendar/,
      '2027-02-30T09:00',
    ],
    [
      'a pinned date that is not in the calendar',
      [activity('{ id: x, message: teaser, audience: due, when: "2027-02-30 09:00" }')],
      'activities[2].when',
      /not in the calendar/,
      '"2027-02-30 09:00"',
    ],
    [
      'a day of a source that is not in the calendar',
      [['date: 2026-10-31', 'date: 2026-11-31']],
      'audiences.due.population.date',
      /not in the calendar/,
      '2026-11-31',
    ],
    [
      'an objective without a baseline',
      [['    baseline: { value: 0, date: 2026-11-01, source: "No earlier campaign" }\n', '']],
      'objectives[0].baseline',
      /`baseline` is missing; expected where things stand/,
      'id: know',
    ],
    [
      'a baseline without its source',
      [[', source: "No earlier campaign"', '']],
      'objectives[0].baseline.source',
      /`source` is missing/,
      'baseline:',
    ],
    [
      'an objective without a target',
      [['    target: 60%\n', '']],
      'objectives[0].target',
      /`target` is missing; expected a share/,
      'id: know',
    ],
    [
      'an objective without a way of measuring',
      [['    measured_by: deliveries and link visits, deduplicated\n', '']],
      'objectives[0].measured_by',
      /`measured_by` is missing/,
      'id: know',
    ],
    [
      'a target over 100 %',
      [['target: 60%', 'target: 160%']],
      'objectives[0].target',
      /found “160%”; expected a share/,
      '160%',
    ],
    [
      'a share of an audience without a population',
      [['    population: { size: 2400000, source: "Driver records", date: 2026-10-31 }\n', '']],
      'objectives[0].target',
      /“due” has none; add population/,
      '60%',
    ],
    [
      'a population without its source',
      [['source: "Driver records", ', '']],
      'audiences.due.population.source',
      /`source` is missing/,
      'population:',
    ],
    [
      'a message without its first language',
      [
        [
          'subject: { en: "Renew from 1 March", cy: "Adnewyddwch o 1 Mawrth" }\n    body: { en: "Hello {{first_name}}", cy',
          'subject: { cy: "Adnewyddwch o 1 Mawrth" }\n    body: { cy',
        ],
      ],
      'messages.teaser',
      /has no subject and no body in en/,
      'teaser:',
    ],
    [
      'a language with a subject and no body',
      [[', cy: "Helo {{first_name}}"', '']],
      'messages.teaser.subject.cy',
      /cy has a subject and no body/,
      'cy:',
    ],
    [
      'a language the campaign does not have',
      [['languages: [en, cy]', 'languages: [en]']],
      'messages.teaser.subject.cy',
      /cy is no language of this campaign/,
      'cy:',
    ],
    [
      'the same id twice',
      [activity('{ id: teaser, message: teaser, audience: due, when: launch }')],
      'activities[2].id',
      /“teaser” is there twice/,
      'teaser, message',
    ],
    [
      'the same key twice',
      [['\nlanguages:', '\ntitle: Again\nlanguages:']],
      'title',
      /`title` is written twice \(first in line 2\)/,
      'title: Again',
    ],
    ['the same language twice', [['[en, cy]', '[en, cy, en]']], 'languages[2]', /“en” is there twice/, 'en]'],
    [
      'an audience that is not there',
      [activity('{ id: x, message: teaser, audience: dues, when: launch }')],
      'activities[2].audience',
      /no audience “dues”; did you mean `due`\?/,
      'dues',
    ],
    [
      'a message that is not there',
      [activity('{ id: x, message: tease, audience: due, when: launch }')],
      'activities[2].message',
      /no message “tease”; did you mean `teaser`\?/,
      'tease,',
    ],
    [
      'a core message that is not there',
      [['core: [two-minutes]', 'core: [three-minutes]']],
      'messages.teaser.core[0]',
      /no core message “three-minutes”/,
      'three-minutes',
    ],
    [
      'an audience of an objective that is not there',
      [['    audience: due\n', '    audience: do\n']],
      'objectives[0].audience',
      /no audience “do”/,
      'do',
    ],
    [
      'a misspelt channel',
      [['    channel: email\n    core', '    channel: emial\n    core']],
      'messages.teaser.channel',
      /no channel “emial”; did you mean `email`/,
      'emial',
    ],
    [
      'an excepted period that ends before it begins',
      [receivedExcept('{ from: "2027-02-05T10:00:00Z", until: "2027-02-03T10:00:00Z" }')],
      'audiences.staff.received.except[0].until',
      /is not after 2027-02-05T10:00:00Z; expected a later moment/,
      '"2027-02-03',
    ],
    [
      'an excepted period that begins before anything counts',
      [receivedExcept('{ from: "2027-01-31T10:00:00Z", until: "2027-02-03T10:00:00Z" }')],
      'audiences.staff.received.except[0].from',
      /is before 2027-02-01T10:00:00Z.*; expected 2027-02-01T10:00:00Z or later/,
      '"2027-01-31',
    ],
    [
      'an excepted period that ends when nothing counts any more',
      [receivedExcept('{ from: "2027-02-05T10:00:00Z", until: "2027-02-21T10:00:00Z" }')],
      'audiences.staff.received.except[0].until',
      /is after 2027-02-20T10:00:00Z.*; expected 2027-02-20T10:00:00Z or earlier/,
      '"2027-02-21',
    ],
    [
      'a list of excepted periods with none in it',
      [receivedExcept('')],
      'audiences.staff.received.except',
      /expected at least one period; leave `except` out/,
      '[]',
    ],
    [
      'an id with capitals',
      [activity('{ id: GoLive, message: teaser, audience: due, when: launch }')],
      'activities[2].id',
      /“GoLive” is no id/,
      'GoLive',
    ],
    [
      'an audience id with a blank',
      [['  staff: {', '  the staff: {']],
      'audiences.the staff',
      /“the staff” is no id/,
      'the staff:',
    ],
    [
      'a campaign id with an underscore',
      [['campaign: renew-online', 'campaign: renew_online']],
      'campaign',
      /expected an id of small letters, digits and single -/,
      'renew_online',
    ],
    [
      'a date that is none',
      [activity('{ id: x, message: teaser, audience: due, when: soon-ish }')],
      'activities[2].when',
      /“soon-ish” is no date of a plan; expected such as/,
      'soon-ish',
    ],
    [
      'a late policy that is none',
      [['skip after 6h', 'skip']],
      'activities[1].late',
      /says nothing about being late/,
      '"skip"',
    ],
    [
      'a rate that is none',
      [['50/s', '50 per second']],
      'channels.email.rate',
      /is no rate; expected/,
      '50 per second',
    ],
    ['quiet hours without end', [['to: "08:00"', 'to: "21:00"']], 'quiet_hours', /have no end/, '{ from:'],
    [
      'a deadline that is none',
      [['by: launch+30d', 'by: 2027-02-30']],
      'objectives[0].by',
      /not in the calendar/,
      '2027-02-30',
    ],
    [
      'an unknown operator',
      [['lte: 90', 'lt_or_eq: 90']],
      'audiences.due.where.all[0].lt_or_eq',
      /`lt_or_eq` is unknown; expected one of eq/,
      '90',
    ],
    [
      'a rule that is empty, and so would be everybody',
      [['where: { all: [{ attribute: renewal_due_days, lte: 90 }] }', 'where:']],
      'audiences.due.where',
      /leave `where` out to take everybody/,
      'where:',
    ],
    [
      'an address that is none',
      [['https://renew.example.gov', 'renew.example.gov']],
      'service.url',
      /is no web address/,
      '"renew.example.gov"',
    ],
    [
      'a variable nobody knows',
      [['Hello {{first_name}}', 'Hello {{firstname}}']],
      'messages.teaser.body.en',
      /firstname/,
      'firstname}}',
    ],
    [
      'a variable nobody knows in a block of text',
      [['        {{service.url}}', '        {{service.link}}']],
      'messages.briefing.body.cy',
      /service\.link/,
      'service.link}}',
    ],
    [
      'a template that does not parse',
      [['Ready for {{launch.date}}', 'Ready for {{launch.date']],
      'messages.briefing.subject.en',
      /./,
      'date"',
    ],
    [
      'a body in a file that is not there',
      [['en: briefing.en.md', 'en: brief.en.md']],
      'messages.briefing.body.en',
      /“brief.en.md” is not there/,
      'brief.en.md',
    ],
    [
      'a body in a file outside the folder',
      [['en: briefing.en.md', 'en: ../../etc/secret.md']],
      'messages.briefing.body.en',
      /leaves the folder/,
      '../../etc',
    ],
    ['a key that YAML would merge', [['title: Renew', '<<: { a: 1 }\ntitle: Renew']], '', /found << as a key/, '<<:'],
  ])('%s', (_label, pieces, path, message, at) => {
    const text = sampleWith(...pieces)
    const { plan, problems } = read(text)
    expect(plan).toBeUndefined()
    const problem = problems.find((found) => found.path === path && message.test(found.message))
    expect(problem, JSON.stringify(problems, null, 1)).toMatchObject({
      file: 'campaigns/renew.yaml',
      severity: 'error',
    })
    expect(textFrom(text, problem).startsWith(at), textFrom(text, problem)).toBe(true)
  })

  it('names the file, line and column of a fault in a body beside the campaign file', () => {
    const { problems } = read(SAMPLE, { 'briefing.en.md': 'Hello\n\nSee {{nowhere}}.\n' })
    expect(problems).toMatchObject([{ file: 'campaigns/briefing.en.md', path: 'messages.briefing.body.en', line: 3 }])
  })

  it('refuses a body beside the campaign file that is a name itself: inline it would be read as one', () => {
    const { problems } = read(SAMPLE, { 'briefing.en.md': 'other.md\n' })
    expect(problems).toMatchObject([{ path: 'messages.briefing.body.en', severity: 'error' }])
    expect(problems[0]?.message).toMatch(/“briefing.en.md” holds nothing but the name of a file/)
  })

  it('may be without activities, and says that nothing goes out', () => {
    const none = SAMPLE.replace(/^activities:\n[\s\S]*/m, 'activities: []\n')
    const { plan, problems } = read(none)
    expect(plan?.activities).toEqual([])
    expect(problems).toMatchObject([{ path: 'activities', severity: 'warning' }])
    expect(read(none.replace('activities: []', '')).plan).toBeUndefined()
  })

  it('reports everything at once, also around parts that are wrong themselves', () => {
    const text = sampleWith(
      ['title: Renew', 'titel: Renew'],
      ['Europe/London', 'Europe/Lodnon'],
      ['core: [two-minutes]', 'core: [nothing]'],
      activity('{ id: teaser, message: tease, audience: dues, when: soon, repeat: daily }'),
    )
    expect(
      read(text)
        .problems.map(({ path }) => path)
        .sort(),
    ).toEqual([
      'activities[2].audience',
      'activities[2].id',
      'activities[2].message',
      'activities[2].repeat',
      'activities[2].when',
      'anchors.launch.zone',
      'messages.teaser.core[0]',
      'titel',
      'title',
    ])
  })
})

it.each<[label: string, text: string]>([
  ['a key that YAML would merge', `<<: { a: 1 }\n${SAMPLE}`],
  ['a key that would change objects', `__proto__: { a: 1 }\n${SAMPLE}`],
  ['a list as a key', `? [a]\n: 1\n${SAMPLE}`],
  ['nothing as a key', `: 1\n${SAMPLE}`],
  ['a key written twice, wrong the second time', `${SAMPLE}title: 12\n`],
])('a bad key is told once: %s', (_label, text) => {
  expect(read(text).problems).toHaveLength(1)
})

it.each<[label: string, pieces: Piece[], message: string]>([
  [
    'an unknown key near none',
    [['50/s', '50/s, qqqqqqqqqqqq: 1']],
    '`qqqqqqqqqqqq` is unknown here; expected `kind`, `rate`',
  ],
  [
    'a name near none',
    [activity('{ id: x, message: teaser, audience: everybodyatall, when: launch }')],
    'there is no audience “everybodyatall”; the file has due, staff',
  ],
  [
    'an hour of one digit',
    [['from: "21:00"', 'from: 9:00']],
    '“9:00” is no time of day; expected two digits for the hour, as in "09:00"',
  ],
])('in these words: %s', (_label, pieces, message) => {
  expect(read(sampleWith(...pieces)).problems.map((problem) => problem.message)).toEqual([message])
})

it.each([
  ['on the way: nothing', '2027-02-28T00:00:00Z', []],
  ['after the launch, before the last activity: nothing', '2027-03-01T10:30:00Z', []],
  ['after everything: a warning', '2027-03-02T00:00:00Z', [/^everything of it lies in the past/]],
])('a plan checked %s', (_label, now, messages) => {
  const { plan, problems } = read(SAMPLE, BESIDE, new Date(now))
  expect(plan).toBeDefined()
  expect(problems).toEqual(
    messages.map((message) =>
      expect.objectContaining({ path: 'anchors.launch', severity: 'warning', message: expect.stringMatching(message) }),
    ),
  )
})

describe('what is not built yet is refused, never ignored', () => {
  it.each<[label: string, pieces: Piece[], path: string]>([
    [
      'quantity',
      [activity('{ id: x, message: teaser, audience: due, when: launch, quantity: 4000 }')],
      'activities[2].quantity',
    ],
    [
      'expected_reach',
      [activity('{ id: x, message: teaser, audience: due, when: launch, expected_reach: { share: 12% } }')],
      'activities[2].expected_reach',
    ],
    [
      'the cost of an offline channel',
      [['channels:\n', 'channels:\n  poster: { kind: offline, cost_per_unit: 1.20 }\n']],
      'channels.poster.cost_per_unit',
    ],
    ['text messages', [['    channel: email\n    core', '    channel: sms\n    core']], 'messages.teaser.channel'],
  ])('%s', (_label, pieces, path) => {
    const { plan, problems } = read(sampleWith(...pieces))
    expect(plan).toBeUndefined()
    expect(problems.map((problem) => problem.path)).toEqual([path])
    expect(problems[0]?.message).toMatch(/not available yet/)
    expect(problems[0]?.line).toBeGreaterThan(0)
  })
})

describe('what is odd but can be is a warning', () => {
  it.each<[label: string, pieces: Piece[], path: string, message: RegExp]>([
    [
      'a message without the second language',
      [
        [', cy: "Adnewyddwch o 1 Mawrth"', ''],
        [', cy: "Helo {{first_name}}"', ''],
      ],
      'messages.teaser',
      /people who read cy get en/,
    ],
    [
      'a date in the quiet hours',
      [activity('{ id: x, message: teaser, audience: due, when: "launch+1d 07:00" }')],
      'activities[2].when',
      /get it from 2027-03-02 08:00/,
    ],
    [
      'a number that looks like a share',
      [['target: 60%', 'target: 0.6']],
      'objectives[0].target',
      /write 60% for a share/,
    ],
  ])('%s', (_label, pieces, path, message) => {
    const { plan, problems } = read(sampleWith(...pieces))
    expect(plan).toBeDefined()
    expect(problems).toMatchObject([{ path, severity: 'warning' }])
    expect(problems[0]?.message).toMatch(message)
  })
})

describe('texts that are no campaign', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c]\n`
  it.each<[label: string, text: string, message: RegExp]>([
    ['an empty file', '', /the file is empty/],
    ['nothing but blanks and comments', '# nothing yet\n', /found nothing; expected a campaign/],
    ['no YAML', 'campaign: [renew\ntitle: {', /is not YAML here/],
    ['prose', 'Dear colleague, here is the plan.', /found “Dear colleague.*; expected a campaign/],
    ['a list', '- campaign: a\n- campaign: b\n', /found a list; expected a campaign/],
    ['two documents', 'campaign: a\n---\ncampaign: b\n', /^a second document begins here.*; expected one campaign/],
    ['nested deeper than can be read', `a: ${'['.repeat(5000)}${']'.repeat(5000)}`, /^is nested too deeply[^\n]*$/],
    ['an alias of nothing', 'a: *nobody\n', /is not marked with `&name` before it/],
    ['a key that is nothing', ': 1\n', /found nothing as a key/],
    ['over 2 MB', `${SAMPLE}# ${'x'.repeat(2_000_000)}`, /larger than 2 MB/],
    ['over 2 MB of letters of two bytes', `${SAMPLE}# ${'ŵ'.repeat(1_000_001)}`, /larger than 2 MB/],
    ['an alias bomb', bomb, /repeats its aliases/],
    ['an alias of itself', 'audiences: &a { due: *a }\n', /is missing/],
    ['nested without end', '['.repeat(200_000), /nested too deeply|is not YAML/],
    ['what is not UTF-8', 'campaign: caf\uFFFD\n', /not UTF-8/],
    ['bytes of a picture', 'PNG\0\0\0', /not UTF-8/],
    ['a key that would change objects', '__proto__: { admin: true }\n', /found __proto__ as a key/],
  ])('%s', (_label, text, message) => {
    const { plan, problems } = read(text)
    expect(plan).toBeUndefined()
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(message)
    expect(problems.every(({ file, severity }) => file === 'campaigns/renew.yaml' && severity === 'error')).toBe(true)
  })

  it('answers a file of 100,000 unknown keys within seconds and in a few hundred lines', () => {
    const started = performance.now()
    const { problems } = read(Array.from({ length: 100_000 }, (_, index) => `key${index}: 1`).join('\n'))
    expect(problems.length).toBeLessThan(250)
    expect(problems.at(-1)?.message).toMatch(/more problems/)
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})
