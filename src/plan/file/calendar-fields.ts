import { z } from 'zod'
import { parseDuration, parseQuietDays, WEEKDAYS } from '../../schedule/index.ts'
import { day, expecting, faultsOf, line, list, mapping, phrase } from './file-fields.ts'

const weekday = z.enum(WEEKDAYS, expecting(`a weekday: ${WEEKDAYS.join(', ')}`))

const weekend = list('the days of the weekend, such as [FR, SA]', weekday)
  .max(6, { error: 'leaves no working day; take one out' })
  .describe('days that are no working days; Saturday and Sunday where absent')

const quietDays = list(
  'days on which nothing goes out, such as [SU, holidays]',
  z.enum([...WEEKDAYS, 'holidays'], expecting(`a weekday (${WEEKDAYS.join(', ')}) or holidays`)),
).superRefine((days, context) => {
  for (const message of faultsOf(() => parseQuietDays(days))) context.addIssue({ code: 'custom', message })
})

const blackout = mapping(
  'a mapping such as { name: Local elections, from: 2027-04-05, to: 2027-05-06, policy: block }',
  {
    name: line('what it is for'),
    from: day,
    to: day,
    policy: z.enum(['block', 'warn'], expecting('block, which holds what falls in it, or warn')),
  },
).superRefine(({ from, to }, context) => {
  if (from <= to) return
  context.addIssue({
    code: 'custom',
    path: ['to'],
    message: `${to} is before ${from}; expected the last day, or the same`,
  })
})

const frequencyCap = mapping('a mapping such as { messages: 3, per: 1w }', {
  messages: z.int(expecting('a number of messages')).positive(expecting('a number of messages above 0')),
  per: phrase('a time such as 1w or 48h', parseDuration),
})

/** What a campaign file says of days that count otherwise than others, and of how much people bear. */
export const calendarFields = {
  department: line('the department that speaks').optional(),
  weekend: weekend.optional(),
  holidays: list('dates such as [2027-03-26]', day).optional(),
  quiet_days: quietDays.optional(),
  blackouts: list('a list of blackouts', blackout).optional(),
  frequency_cap: frequencyCap.optional(),
  clash_within: phrase('a time such as 48h', parseDuration).optional(),
}
