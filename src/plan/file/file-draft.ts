import type { z } from 'zod'
import type { Anchor } from '../../schedule/index.ts'
import { activityShape } from './activity-fields.ts'
import {
  anchorShape,
  audienceShape,
  coreMessageShape,
  messageShape,
  objectiveShape,
  offlineChannelShape,
} from './campaign-file.ts'
import { calendarFields } from './calendar-fields.ts'
import { materialShape } from './material-fields.ts'
import type { PlanCalendar } from '../campaign-plan.ts'
import { language } from './file-fields.ts'
import type { FilePath } from './file-path.ts'

/** One named part of the file, with those of its values that have the right shape. */
export interface Entry<Shape extends z.ZodObject> {
  readonly id: string
  readonly path: FilePath
  /** The keys it has in the file, right or wrong. */
  readonly keys: readonly string[]
  readonly value: Partial<z.infer<Shape>>
}

/**
 * What can be read of a file although other parts of it are wrong, so that what must fit together is checked all the
 * same and every problem is reported at once.
 */
export interface FileDraft {
  readonly languages: readonly string[]
  /** As the file has them, right or wrong; absent: it has no mapping of anchors. */
  readonly anchorEntries: readonly Entry<typeof anchorShape>[] | undefined
  /** Those that are right. */
  readonly anchors: Readonly<Record<string, Anchor>>
  readonly quietHours: unknown
  /** Those days that are right. */
  readonly calendar: PlanCalendar
  readonly attributes: readonly string[]
  /** Their names, whatever is written there of them. */
  readonly helplines: readonly string[]
  readonly coreMessages: readonly Entry<typeof coreMessageShape>[]
  readonly audiences: readonly Entry<typeof audienceShape>[]
  readonly objectives: readonly Entry<typeof objectiveShape>[]
  /** Channels of any kind by their names, mail among them where it is named. */
  readonly channels: readonly Entry<typeof offlineChannelShape>[]
  readonly messages: readonly Entry<typeof messageShape>[]
  readonly materials: readonly Entry<typeof materialShape>[]
  readonly activities: readonly Entry<typeof activityShape>[]
}

export function draftOf(value: unknown): FileDraft {
  const file = isMapping(value) ? value : {}
  const anchorEntries = isMapping(file.anchors) ? named('anchors', file.anchors, anchorShape) : undefined
  return {
    languages: listOf(file.languages).flatMap((item) => language.safeParse(item).data ?? []),
    anchorEntries,
    anchors: datedAnchors(anchorEntries ?? []),
    quietHours: file.quiet_hours,
    calendar: calendarIn(file),
    attributes: listOf(file.attributes).filter((item) => typeof item === 'string'),
    helplines: isMapping(file.helplines) ? Object.keys(file.helplines) : [],
    coreMessages: listed('core_messages', file.core_messages, coreMessageShape),
    audiences: named('audiences', file.audiences, audienceShape),
    objectives: listed('objectives', file.objectives, objectiveShape),
    channels: named('channels', file.channels, offlineChannelShape),
    messages: named('messages', file.messages, messageShape),
    materials: named('materials', file.materials, materialShape),
    activities: listed('activities', file.activities, activityShape),
  }
}

/** What an activity hangs on, in the words of a plan; undefined when it says nothing. */
export function whenOf({ when, after }: { when?: string | undefined; after?: string | undefined }): string | undefined {
  return when ?? (after === undefined ? undefined : `after ${after}`)
}

/** Stands for a zone that is missing or wrong, so that the rest can be checked; no plan is made then. */
const NO_ZONE = 'UTC'

/** The anchors as the schedule knows them; one without a zone is in the launch's. */
function datedAnchors(entries: readonly Entry<typeof anchorShape>[]): Record<string, Anchor> {
  const launchZone = entries.find(({ id }) => id === 'launch')?.value.zone ?? NO_ZONE
  return Object.fromEntries(
    entries.flatMap(({ id, value: { at, zone = launchZone } }) =>
      at === undefined ? [] : [[id, { wall: at.replace(' ', 'T'), zone }]],
    ),
  )
}

function calendarIn(file: Readonly<Record<string, unknown>>): PlanCalendar {
  const { data: weekend } = calendarFields.weekend.safeParse(file.weekend)
  const { data: holidays } = calendarFields.holidays.safeParse(file.holidays)
  const { data: quietDays } = calendarFields.quiet_days.safeParse(file.quiet_days)
  const { data: blackouts } = calendarFields.blackouts.safeParse(file.blackouts)
  return {
    ...(weekend && { weekend }),
    ...(holidays && { holidays }),
    ...(quietDays && { quietDays }),
    ...(blackouts && { blackouts }),
  }
}

function named<Shape extends z.ZodObject>(section: string, value: unknown, shape: Shape): Entry<Shape>[] {
  if (!isMapping(value)) return []
  return Object.entries(value).map(([id, part]) => ({ id, path: [section, id], ...readable(part, shape) }))
}

function listed<Shape extends z.ZodObject>(section: string, value: unknown, shape: Shape): Entry<Shape>[] {
  return listOf(value).map((part, index) => ({
    id: isMapping(part) && typeof part.id === 'string' ? part.id : '',
    path: [section, index],
    ...readable(part, shape),
  }))
}

function readable<Shape extends z.ZodObject>(part: unknown, shape: Shape): Pick<Entry<Shape>, 'keys' | 'value'> {
  if (!isMapping(part)) return { keys: [], value: {} }
  const fields = Object.entries<z.ZodType>(shape.shape).flatMap(([key, field]) => {
    const { data } = field.safeParse(part[key], { jitless: true })
    return data === undefined ? [] : [[key, data]]
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field was just read by its own definition
  return { keys: Object.keys(part), value: Object.fromEntries(fields) as Partial<z.infer<Shape>> }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
