import { z } from '@hono/zod-openapi'

const wall = z.string().openapi({ description: 'What clocks in the zone show', example: '2027-03-01T09:00' })
const zone = z.string().openapi({ description: 'An IANA time zone', example: 'Europe/London' })
const instant = z.iso.datetime().openapi({ description: 'In UTC', example: '2027-03-01T09:00:00.000Z' })
const count = z.int().min(0)

const date = { wall, zone, instant }
const Launch = z.object(date).openapi('Launch')

export const CampaignsAnswer = z.array(
  z
    .object({
      campaign: z.string(),
      title: z.string(),
      launch: Launch,
      activities: count,
      isExample: z.boolean(),
      status: z.string().openapi({ description: 'Such as running, paused, postponed or cancelled' }),
    })
    .openapi('Campaign'),
)

const Occurrence = z
  .object({
    activity: z.string(),
    channel: z.string(),
    audience: z
      .string()
      .nullable()
      .openapi({ description: 'The id of the audience; null where people put something up on an offline channel' }),
    ...date,
    status: z.string().openapi({
      description: 'As in the ledger, or paused; what people put up is to do from its date on, and then done',
      example: 'planned',
    }),
    reason: z.string().nullable(),
    approved: z.boolean(),
    counts: z
      .object({
        audience: count,
        queued: count,
        handedOff: count,
        sent: count,
        failed: count,
        skipped: count,
        unknown: count,
        cancelled: count,
      })
      .openapi({ description: 'Rows of the ledger; `audience` is the sum of the others' }),
  })
  .openapi('Occurrence')

export const PlanAnswer = z
  .object({
    campaign: z.string(),
    title: z.string(),
    isExample: z.boolean(),
    launch: Launch,
    isPostponed: z.boolean().openapi({ description: 'The launch has no date for now; `launch` is the one it had' }),
    occurrences: z.array(Occurrence),
  })
  .openapi('Plan')

const effect = z.enum(['already-sent', 'pinned', 'overdue', 'needs-approval', 'clashes', 'compressed', 'moves'])

export const MoveAnswer = z
  .object({
    campaign: z.string(),
    anchor: z.string(),
    zone,
    from: wall,
    to: wall,
    changes: z.array(
      z
        .object({
          activity: z.string(),
          ordinal: z.int().min(1).openapi({ description: 'Which of the occurrences of the activity, from 1' }),
          zone,
          before: instant.nullable(),
          after: instant.nullable(),
          wall: z.object({ before: wall.nullable(), after: wall.nullable() }),
          effect,
          effects: z.array(effect).openapi({ description: 'All that hold, `effect` being the first' }),
          sent: count.openapi({ description: 'People it was sent to, or may have been' }),
          isOffline: z.boolean().openapi({ description: 'People put it up, and nobody is written to' }),
          willBeMissed: z.boolean().openapi({ description: 'Its new date is over so long that a person decides' }),
          meets: z.array(z.string()).openapi({ description: 'What it comes too near to, and did not before' }),
          blackout: z.string().nullable().openapi({ description: 'The blackout it falls into, which holds it' }),
        })
        .openapi('MovedOccurrence'),
    ),
    approvalsLost: z
      .array(z.string())
      .openapi({ description: 'Activities that say the date and so need approving again' }),
    brokenOrder: z
      .array(z.object({ activity: z.string(), first: z.string(), message: z.string() }).openapi('BrokenOrder'))
      .openapi({
        description:
          'Activities that would go out before one that has to go out first; with any, the move is refused (409)',
      }),
    seen: z
      .string()
      .openapi({ description: 'Send it back with the move: it is refused if the plan is another by then' }),
  })
  .openapi('Move')

export const PostponedAnswer = z.object({ campaign: z.string(), postponed: z.boolean() }).openapi('Postponed')

const place = z.object({ wall, zone })

export const HistoryAnswer = z
  .object({
    campaign: z.string(),
    moves: z.array(
      z
        .object({
          anchor: z.string(),
          kind: z.enum(['moved', 'postponed', 'reinstated']),
          from: place,
          to: place.nullable().openapi({ description: 'Absent while the launch has no date' }),
          reason: z.string().nullable(),
          actor: z.string().openapi({ description: 'The address of the person, or what acted by itself' }),
          at: instant,
        })
        .openapi('AnchorChange'),
    ),
  })
  .openapi('LaunchHistory')
