import { z } from 'zod'
import { parseAfter, parseLate, parseWhen } from '../../schedule/index.ts'
import { expecting, id, line, list, mapping, phrase } from './file-fields.ts'
import { checkRepeat, checkWall } from './field-checks.ts'

const wall = phrase('a date and time such as "2027-04-06T10:00"', checkWall)

const dateOrWall = phrase('a date such as 2027-04-05, or with a time', (text) =>
  checkWall(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text),
)

const blackoutOverride = mapping('a mapping such as { name: A. Jones, reason: "Essential service information" }', {
  name: line('who allowed it'),
  reason: line('why it goes out during a blackout', 500),
})

/** An activity as the file writes it: what is sent or put up, to whom, when, and what becomes of it when it is late. */
export const activityShape = mapping(
  'a mapping with id, message, audience and when',
  {
    id,
    message: line('the id of a message').optional(),
    audience: line('the id of an audience').optional(),
    channel: line('the id of a channel of kind: offline, for what people put up').optional(),
    material: line('the id of the material that the message leads to, or that is put up').optional(),
    material_version: z
      .int(expecting('the number of a published version of the material'))
      .positive(expecting('the number of a published version of the material, from 1'))
      .optional(),
    when: phrase('when it goes out, such as “launch-14d 09:00” or “2027-03-01 09:00”', parseWhen).optional(),
    after: phrase('what it follows, such as “teaser + 2d”', parseAfter).optional(),
    repeat: phrase('a rule such as “FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8”', checkRepeat).optional(),
    exdate: list('dates it leaves out, such as [2027-04-05]', dateOrWall).optional(),
    rdate: list('dates and times it happens besides, such as ["2027-04-06T10:00"]', wall).optional(),
    clock: z
      .enum(['campaign', 'recipient'], expecting('campaign, or recipient for its time of day where each recipient is'))
      .default('campaign'),
    not_before_activity: line('the id of the activity that has to have gone out first').optional(),
    blackout_override: blackoutOverride.optional(),
    owner: line('who looks after it').optional(),
    late: phrase('send, ask or skip after 6h', parseLate).default('ask'),
  },
  ['quantity', 'expected_reach', 'gate', 'until'],
).superRefine(({ when, after }, context) => {
  if ((when === undefined) !== (after === undefined)) return
  const message =
    when === undefined
      ? '`when` is missing; expected when: "launch-14d 09:00", or after: teaser + 2d'
      : 'has both when and after; keep the one it hangs on'
  context.addIssue({ code: 'custom', path: when === undefined ? [] : ['after'], message })
})
