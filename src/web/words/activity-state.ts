import type { Progress } from '../../dispatch/index.ts'
import type { ActivityPage } from '../../plan/index.ts'
import { fromNow } from './moment.ts'
import { counted, inWords } from './numbers.ts'
import { offlineInWords } from './offline-words.ts'
import { zonedInWords } from './zoned.ts'

/** How an activity stands and what comes next, in a sentence or two. */
export function stateInWords(activity: ActivityPage, progress: Progress, now: Date): string {
  const { sent, audience, cancelled } = progress.counts
  switch (activity.status) {
    case 'draft':
      return 'It is back with its authors, because an approver asked for changes. It goes out only once it is approved.'
    case 'in review':
      return activity.approval === 'void'
        ? 'It was changed since it was approved, so it waits for an approver again, and goes out only once it is approved.'
        : 'It waits for an approver, and goes out only once it is approved.'
    case 'approved':
    case 'scheduled':
      return progress.at > now.getTime()
        ? `It goes out ${fromNow(activity.instant, now)}.`
        : 'It is due and begins now.'
    case 'sending':
      return sendingInWords(progress, now)
    case 'paused':
      return pausedInWords(activity, progress)
    case 'postponed':
      return 'The launch is postponed. Nobody is written to until it has a date again.'
    case 'sent':
      return audience === 0
        ? 'There was nobody to write to.'
        : `${inWords(sent)} of ${counted(audience, 'person was', 'people were')} written to.`
    case 'part-sent':
      if (cancelled > 0) {
        return `${inWords(sent)} of ${counted(audience, 'person was', 'people were')} written to before it was ended for good.`
      }
      return `Only ${inWords(sent)} of ${counted(audience, 'person was', 'people were')} written to. The figures below lead to the others.`
    case 'failed':
      return `None of ${counted(audience, 'person was', 'people were')} written to. The figures below say why.`
    case 'missed':
      return 'Its time went by and nothing was sent. Send it now all the same, or cancel it.'
    case 'cancelled':
      return cancelled > 0
        ? `It was ended for good. ${counted(cancelled, 'person was', 'people were')} not written to because of that.`
        : 'It was ended for good. Nobody is written to any more.'
    case 'held':
    case 'to do':
    case 'done':
      return offlineInWords(activity, now)
    default:
      return activity.status satisfies never
  }
}

function pausedInWords({ isPaused, campaign }: ActivityPage, { counts }: Progress): string {
  if (!isPaused) return 'It stands still for now.'
  const who = campaign.state === 'paused' ? 'A person paused the whole campaign' : 'A person paused it'
  const rest =
    counts.audience === 0 ? 'Nobody' : counted(counts.queued, 'person waits, and nobody', 'people wait, and nobody')
  return `${who}. ${rest} is written to until a person resumes it.`
}

function sendingInWords({ counts, perMinute, endsAt, zone }: Progress, now: Date): string {
  if (counts.audience === 0) return 'It is due and begins now.'
  const done = counts.audience - counts.queued - counts['handed-off']
  const rate = perMinute > 0 ? `, ${inWords(perMinute)} handed over in the last minute` : ''
  const said = `${inWords(done)} of ${counted(counts.audience, 'person', 'people')} done${rate}.`
  if (endsAt === null) return said
  const span = fromNow(new Date(endsAt).toISOString(), now)
  return `${said} The last one goes ${span === 'now' ? 'in less than a minute' : `${span}, at ${zonedInWords(endsAt, zone).slice(-5)} (${zone})`}.`
}

/** Seconds between looks at an activity that moves, or is about to; absent: nothing moves. */
export function secondsBetweenLooks(activity: ActivityPage, progress: Progress, now: Date): number | undefined {
  if (progress.counts['handed-off'] > 0) return 3
  if (
    progress.isFinished ||
    activity.isPaused ||
    activity.isPostponed ||
    activity.status === 'missed' ||
    !progress.approved
  ) {
    return undefined
  }
  const ahead = progress.at - now.getTime()
  if (ahead > 60 * 60_000) return undefined
  if (ahead > 60_000) return 30
  const waits = progress.waits.length > 0 && progress.perMinute === 0
  return waits ? 30 : 3
}
