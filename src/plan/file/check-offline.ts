import type { Entry, FileDraft } from './file-draft.ts'
import type { activityShape } from './activity-fields.ts'
import { id as idShape } from './file-fields.ts'
import { error, type Finding, nearestOr } from './shape-problems.ts'

type Activity = Entry<typeof activityShape>

/** Kinds of messages, which are no names for what people put up. */
export const OF_MESSAGES = ['email', 'sms', 'push', 'webhook']

/**
 * Activities that are neither a message to an audience nor a material put up on an offline channel, or a mix of both, and
 * channels under names that cannot be.
 */
export function offlineFindings(draft: FileDraft): Finding[] {
  return [
    ...draft.channels.flatMap(({ id, path }) =>
      (idShape.safeParse(id).error?.issues ?? []).map(({ message }) => error(path, message, 'key')),
    ),
    ...draft.activities.flatMap((activity) => mixOf(draft, activity)),
    ...receivedFindings(draft),
  ]
}

/** Whether somebody puts something up, and nobody is written to. */
export function isOffline({ keys }: Pick<Activity, 'keys'>): boolean {
  return keys.includes('channel') && !keys.includes('message')
}

function mixOf(draft: FileDraft, activity: Activity): Finding[] {
  const { keys, path } = activity
  if (keys.length === 0) return []
  const at = (key: string, message: string) => error([...path, key], message, 'key')
  const lacks = (key: string, expected: string) =>
    keys.includes(key) ? [] : [at(key, `\`${key}\` is missing; expected ${expected}`)]
  if (isOffline(activity)) {
    return [
      ...offlineChannel(draft, activity),
      ...lacks('material', 'the id of the material that is put up on this channel'),
      ...notOffline(activity),
    ]
  }
  if (keys.includes('channel')) {
    const told = 'has both a message and a channel: a message goes out on its own channel'
    const other = 'for what people put up leave `message` and `audience` out, and name the material'
    return [at('channel', `${told}, so leave \`channel\` out; ${other}`)]
  }
  return [
    ...lacks('message', 'the id of a message; or a channel of kind: offline, for a material that people put up'),
    ...lacks('audience', 'the id of an audience'),
    ...(keys.includes('material_version')
      ? [at('material_version', 'is of what people put up: a message leads to the material as it is; leave it out')]
      : []),
  ]
}

/** What says to whom a message goes, and how. */
function notOffline({ keys, path, value }: Activity): Finding[] {
  const clock = value.clock === 'recipient' && keys.includes('clock')
  const told: [key: string, isWrong: boolean, why: string][] = [
    ['audience', keys.includes('audience'), 'nobody is written to on an offline channel'],
    ['clock', clock, 'nobody receives what is put up, so it is by the campaign’s clock'],
    ['blackout_override', keys.includes('blackout_override'), 'what is put up is public, and waits for every blackout'],
  ]
  return told.flatMap(([key, isWrong, why]) =>
    isWrong ? [error([...path, key], `${why}; leave \`${key}\` out`, 'key')] : [],
  )
}

function offlineChannel({ channels }: FileDraft, { path, value: { channel } }: Activity): Finding[] {
  if (channel === undefined) return []
  const where = [...path, 'channel']
  if (OF_MESSAGES.includes(channel)) {
    return [error(where, `\`${channel}\` is for messages; expected a channel of kind: offline, or a message instead`)]
  }
  const known = channels.map(({ id }) => id).filter((id) => !OF_MESSAGES.includes(id))
  if (known.includes(channel)) return []
  const choice =
    known.length > 0 ? `the file has ${known.join(', ')}` : `add it: channels: { ${channel}: { kind: offline } }`
  return [error(where, `there is no offline channel “${channel}”; ${nearestOr(channel, known, choice)}`)]
}

/** What is put up is received by nobody. */
function receivedFindings({ audiences, activities }: FileDraft): Finding[] {
  const offline = new Set(activities.filter(isOffline).map(({ id }) => id))
  return audiences.flatMap(({ path, value: { received } }) =>
    (received?.activities ?? []).flatMap((id, index) =>
      offline.has(id)
        ? [
            error(
              [...path, 'received', 'activities', index],
              `${id} is put up and not sent, so nobody received it; name one that goes to an audience`,
            ),
          ]
        : [],
    ),
  )
}
