import fc from 'fast-check'
import type { CampaignPlan } from '../../src/plan/index.ts'
import { campaignFileText } from '../../src/plan/file/campaign-file-text.ts'
import type { WrittenCampaign } from '../../src/plan/file/file-of-plan.ts'
import { read } from './sample-campaign.ts'

/** Bits of text that YAML, JSON and forms are known to bend. */
const WORDS = [
  'a',
  'é',
  '漢字',
  '😀',
  'हिन्दी',
  'עברית',
  'null',
  'true',
  '012',
  '1e3',
  '2026-10-31',
  '21:00',
  '0x1F',
  '~',
]
const MARKS = [
  ' ',
  '  ',
  ' #',
  ': ',
  '- ',
  '"',
  "'",
  '|',
  '%',
  '@',
  '&a',
  '*',
  '!x',
  ',',
  '?',
  '---',
  '...',
  '=',
  '\\n',
  '\u00a0',
]
const BITS = [...WORDS, ...MARKS]
const BREAKS = ['\n', '\n\n', '\n  ', ' \n', '\t', '\r\n', '\u2028', '\u0085', '\ufeff']

const joined = (bits: readonly string[], minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...bits), { minLength, maxLength }).map((parts) => parts.join(''))

const lineOfText = joined(BITS, 1, 8).map((text) => text.trim() || 'x')
const body = fc
  .tuple(joined([...BITS, ...BREAKS], 0, 4), joined([...BITS, ...BREAKS], 1, 16))
  .map(([start, rest]) => (/\S/.test(start + rest) ? start + rest : `${start}x${rest}`))
const percent = fc.oneof(
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 1, max: 999_999 }).map((n) => n / 10_000),
)
const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)
const scalar = fc.oneof(lineOfText, fc.integer(), fc.boolean(), double)
const condition = fc.oneof(
  fc.record({ attribute: fc.constantFrom('country', 'renewal due', 'é'), eq: scalar }),
  fc.record({ attribute: fc.constant('country'), in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ attribute: fc.constant('age'), exists: fc.boolean() }),
)
const rule = fc.oneof(
  condition,
  fc.record({ all: fc.array(condition, { minLength: 1, maxLength: 3 }) }),
  fc.record({ not: fc.record({ any: fc.array(condition, { minLength: 1, maxLength: 2 }) }) }),
)
const some = <T>(value: fc.Arbitrary<T>, key: string) =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [key]: one }))

const messageOfFile = fc
  .tuple(
    lineOfText,
    body,
    fc.boolean(),
    lineOfText,
    body,
    fc.constantFrom('service', 'marketing', 'emergency'),
    fc.boolean(),
  )
  .map(([subject, text, both, other, otherText, purpose, core]) => ({
    channel: 'email',
    purpose,
    ...(core && { core: ['two-minutes'] }),
    subject: { en: subject, ...(both && { cy: other }) },
    body: { en: text, ...(both && { cy: otherText }) },
  }))
const activity = fc.record({
  message: fc.constantFrom('news', 'true'),
  audience: fc.constantFrom('due', 'null'),
  when: fc.constantFrom('launch', 'launch-14d 09:00', 'pilot+2h', '2027-05-01 09:00', 'launch+1w'),
  late: fc.constantFrom('ask', 'send', 'skip after 6h'),
})

/** Campaign files of every shape that passes its checks, with texts that are hard to write down. */
export const writtenCampaign: fc.Arbitrary<WrittenCampaign> = fc
  .tuple(
    fc.record({
      title: lineOfText,
      proof: some(lineOfText, 'proof'),
      source: lineOfText,
      owner: some(lineOfText, 'owner'),
    }),
    fc.tuple(rule, some(rule, 'where'), some(lineOfText, 'list'), percent, fc.oneof(lineOfText, double)),
    fc.tuple(messageOfFile, messageOfFile, fc.array(activity, { maxLength: 4 })),
    fc.tuple(
      some(fc.constant({ from: '21:00', to: '08:00' }), 'quiet_hours'),
      some(fc.constant({ currency: 'GBP', total: 1200.5 }), 'budget'),
      some(fc.constant({ email: { rate: '50/s' } }), 'channels'),
    ),
    fc.boolean(),
  )
  .map(([words, [where, secondWhere, list, target, value], [news, second, activities], extras, hasGoal]) => ({
    campaign: 'generated',
    title: words.title,
    service: { name: words.title, url: 'https://renew.example.gov/?a=b#c' },
    languages: ['en', 'cy'],
    anchors: {
      launch: { at: '2027-03-01T09:00', zone: 'Europe/London' },
      pilot: { at: '2027-02-01 09:00', zone: 'Asia/Kolkata' },
    },
    ...Object.assign({}, ...extras),
    core_messages: [{ id: 'two-minutes', text: words.title, ...words.proof }],
    attributes: ['postcode_area'],
    audiences: {
      due: { title: words.source, population: { size: 7, source: words.source, date: '2026-10-31' }, where },
      null: { title: words.title, ...secondWhere, ...list },
    },
    ...(hasGoal && {
      objectives: [
        {
          id: 'know',
          level: 'outtake',
          metric: 'reach',
          audience: 'due',
          baseline: { value, date: '2026-11-01', source: words.source },
          target: `${target}%`,
          by: 'launch+30d',
          measured_by: words.source,
        },
        {
          id: 'use',
          level: 'outcome',
          metric: 'visits',
          audience: 'null',
          baseline: { value: 0, date: '2026-11-01', source: words.title },
          target: target * 1000,
          by: '2027-12-31',
          measured_by: words.title,
        },
      ],
    }),
    messages: { news, true: second },
    activities: activities.map((one, index) => ({ id: `a${index}`, ...one, ...words.owner })),
  }))

/** The plan of a generated file, as anybody's file is read; throws with its problems where it has some. */
export function planOfWritten(file: WrittenCampaign): CampaignPlan {
  const { plan, problems } = read(campaignFileText(file))
  if (plan === undefined) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return plan
}
