import { z } from 'zod'
import { checkAudienceRule } from '../../audience/index.ts'
import { parseQuietHours, parseRate } from '../../schedule/index.ts'
import { activityShape } from './activity-fields.ts'
import { calendarFields } from './calendar-fields.ts'
import { day, expecting, faultsOf, id, language, line, list, mapping, phrase, shown } from './file-fields.ts'
import { checkUrl, checkWall, checkZone, parseInstant } from './field-checks.ts'
import { pathOf } from './file-path.ts'
import { helpFields, materialShape } from './material-fields.ts'

const LONGEST_BODY = 100_000

const service = mapping('a mapping such as { name: …, url: "https://…" }', {
  name: line('the name of the service'),
  url: phrase('the address of the service, such as "https://renew.example.gov"', checkUrl),
})

export const anchorShape = mapping('a mapping such as { at: 2027-03-01T09:00, zone: Europe/London }', {
  at: phrase('a date and time such as 2027-03-01T09:00', checkWall),
  zone: phrase('a time zone such as Europe/London', checkZone).optional(),
})

const anchorName = z.string().regex(/^[a-z][a-z0-9_]*$/, {
  error: ({ input }) =>
    `${shown(input)} is no name of an anchor; expected small letters, digits and _, such as pilot_start`,
})

const quietHours = mapping('two times of day, such as { from: "21:00", to: "08:00" }', {
  from: line('a time of day in quotes, such as "21:00"'),
  to: line('a time of day in quotes, such as "08:00"'),
}).superRefine((value, context) => {
  for (const end of ['from', 'to'] as const) {
    if (value[end] === twoDigits(value[end])) continue
    const message = `“${value[end]}” is no time of day; expected two digits for the hour, as in "${twoDigits(value[end])}"`
    context.addIssue({ code: 'custom', path: [end], message })
  }
  const hours = { from: twoDigits(value.from), to: twoDigits(value.to) }
  for (const message of faultsOf(() => parseQuietHours(hours))) context.addIssue({ code: 'custom', message })
})

/** A time of day that lacks the first digit of its hour, with it. */
function twoDigits(time: string): string {
  return /^\d:[0-5]\d$/.test(time) ? `0${time}` : time
}

const budget = mapping('a mapping such as { currency: GBP, total: 120000 }', {
  currency: z.string(expecting('a currency such as GBP')).regex(/^[A-Z]{3}$/, expecting('a currency such as GBP')),
  total: z.number(expecting('an amount of money')).nonnegative(expecting('an amount of money, not below 0')),
})

export const coreMessageShape = mapping('a mapping such as { id: two-minutes, text: "It takes two minutes" }', {
  id,
  text: line('the core message in one sentence', 500),
  proof: line('what proves it, with source and date', 500).optional(),
  proof_until: day.optional(),
})

const population = mapping('a mapping such as { size: 2400000, source: "Driver records", date: 2026-10-31 }', {
  size: z.int(expecting('a number of people')).positive(expecting('a number of people above 0')),
  source: line('where the number comes from', 500),
  date: day,
})

const where = z
  .unknown()
  .superRefine((rule, context) => {
    if (rule === null) {
      context.addIssue({
        code: 'custom',
        message: 'found nothing; expected a condition, or leave `where` out to take everybody on the lists',
      })
    }
    for (const problem of checkAudienceRule(rule)) {
      context.addIssue({ code: 'custom', message: problem.message, path: pathOf(problem.path) })
    }
  })
  .meta({ id: 'where', description: 'a rule over the fields and attributes of contacts' })

const exceptedPeriod = mapping('a mapping such as { from: "2027-02-12T10:00:00Z", until: "2027-02-14T10:00:00Z" }', {
  from: phrase('a moment in UTC such as "2027-02-12T10:00:00Z"', parseInstant),
  until: phrase('a moment in UTC such as "2027-02-14T10:00:00Z"', parseInstant),
})

const received = mapping('a mapping such as { activities: [teaser], until: "2027-02-20T10:00:00Z" }', {
  activities: list('the ids of activities', line('the id of an activity')).min(1, expecting('at least one activity')),
  from: phrase('a moment in UTC such as "2027-02-10T10:00:00Z"', parseInstant).optional(),
  until: phrase('a moment in UTC such as "2027-02-20T10:00:00Z"', parseInstant),
  except: list('periods that do not count', exceptedPeriod)
    .min(1, expecting('at least one period; leave `except` out where every moment counts'))
    .optional(),
})

export const audienceShape = mapping('a mapping with a title', {
  title: line('who they are, in words'),
  population: population.optional(),
  where: where.optional(),
  list: line('the name of a list of contacts').optional(),
  received: received.optional(),
})

const baseline = mapping(
  'where things stand before the campaign, such as { value: 0, date: 2026-11-01, source: "No earlier campaign" }',
  {
    value: z.union([z.number(), line('a number or a share')], expecting('a number, or a share such as 12%')),
    date: day,
    source: line('where the value comes from', 500),
  },
)

const EXPECTED_TARGET = 'a share such as 60%, of the people in the audience, or a number above 0'
const share = z
  .string()
  .regex(/^(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?) ?%$/, expecting(EXPECTED_TARGET))
  .refine((text) => Number.parseFloat(text) > 0, expecting(EXPECTED_TARGET))
const target = z
  .union([z.number().positive(expecting(EXPECTED_TARGET)), share], expecting(EXPECTED_TARGET))
  .describe(EXPECTED_TARGET)

export const objectiveShape = mapping(
  'a mapping with id, level, metric, audience, baseline, target, by and measured_by',
  {
    id,
    level: z.enum(['output', 'outtake', 'outcome', 'impact'], expecting('one of output, outtake, outcome, impact')),
    metric: line('what is counted, such as reach or visits'),
    audience: line('the id of an audience'),
    baseline,
    target,
    by: line('a deadline such as launch+30d or 2027-03-31'),
    measured_by: line('how it is measured', 500),
  },
)

const COSTS = ['cost_per_unit', 'capacity']

export const offlineChannelShape = mapping(
  'a mapping such as { kind: offline }',
  { kind: z.literal('offline', expecting('kind: offline, for a channel on which people put something up')) },
  COSTS,
)

/** Its shape is that of any channel that is not named beside it. */
const otherChannel: z.ZodType = offlineChannelShape

const notYet = z.never().optional()

const channels = z
  .object(
    {
      email: mapping(
        'a mapping such as { rate: 50/s }',
        {
          kind: z.literal('email', expecting('email')).optional(),
          rate: phrase('a rate such as 50/s, 600/m or 10000/h', parseRate).optional(),
        },
        COSTS,
      ).optional(),
      sms: notYet,
      push: notYet,
      webhook: notYet,
    },
    expecting('a mapping such as { email: { rate: 50/s }, poster: { kind: offline } }'),
  )
  .catchall(otherChannel)

export const messageShape = mapping(
  'a mapping with channel, subject and body',
  {
    channel: line('the channel it is written for: email'),
    purpose: z
      .enum(
        ['service', 'public-task', 'marketing', 'emergency'],
        expecting('one of service, public-task, marketing, emergency'),
      )
      .default('public-task'),
    core: list('a list of core messages, such as [two-minutes]', line('the id of a core message')).default([]),
    subject: z.record(
      language,
      line('a subject', 300),
      expecting('a subject per language, such as { en: "Renew online" }'),
    ),
    body: z.record(
      language,
      z
        .string(expecting('a text, or a file beside this one such as teaser.en.md'))
        .regex(/\S/, expecting('a text, or a file beside this one such as teaser.en.md'))
        .max(LONGEST_BODY, { error: `is longer than ${LONGEST_BODY} characters; shorten it` })
        .describe(
          'a text, or a file beside this one such as teaser.en.md: Markdown with names such as {{first_name}} and {{service.url}}, and date, number, money, plural, list, {{contact "hotline"}} and {{link service.url "Renew online"}}',
        ),
      expecting('a body per language, such as { en: teaser.en.md }'),
    ),
  },
  ['variants', 'attachments'],
)

/** The whole file, in the words of the contract. It checks each value alone; what must fit together is checked after it. */
export const campaignFileShape = mapping(
  'a campaign: a mapping with campaign, title, service, languages, anchors, audiences, messages and activities',
  {
    campaign: z
      .string(expecting('the id of the campaign, such as renew-online'))
      .regex(
        /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
        expecting('an id of small letters, digits and single -, such as renew-online'),
      )
      .max(60, { error: 'is longer than 60 characters; shorten it' }),
    title: line('the title of the campaign'),
    service,
    languages: list('a list of languages such as [en, cy]; the first is the fallback', language).min(
      1,
      expecting('at least one language, such as [en]'),
    ),
    anchors: z.record(
      anchorName,
      anchorShape,
      expecting('a mapping with the launch, such as { launch: { at: 2027-03-01T09:00, zone: Europe/London } }'),
    ),
    quiet_hours: quietHours.optional(),
    ...calendarFields,
    budget: budget.optional(),
    core_messages: list('a list of core messages', coreMessageShape).default([]),
    attributes: list(
      'a list of contact attributes that messages may use',
      z
        .string(expecting('the name of an attribute'))
        .regex(/^[a-z][a-z0-9_]*$/, expecting('the name of an attribute such as renewal_due_days')),
    ).default([]),
    ...helpFields,
    audiences: z.record(id, audienceShape, expecting('a mapping of audiences by id')),
    objectives: list('a list of objectives', objectiveShape).default([]),
    channels: channels.default({}),
    messages: z.record(id, messageShape, expecting('a mapping of messages by id')),
    materials: z.record(id, materialShape, expecting('a mapping of materials by id')).default({}),
    activities: list('a list of activities', activityShape),
  },
  ['gates', 'regions'],
)

export type CampaignFile = z.infer<typeof campaignFileShape>
