import type { ActivityPage, StatusWord } from '../../plan/index.ts'
import { fromNow } from './moment.ts'

const WORDS: Readonly<Partial<Record<StatusWord, (activity: ActivityPage, now: Date) => string>>> = {
  draft: () =>
    'It is back with its authors, because an approver asked for changes. It is put up only once it is approved.',
  'in review': () => 'It waits for an approver, and is put up only once it is approved.',
  scheduled: ({ instant }, now) => `It is to be put up ${fromNow(instant, now)}.`,
  'to do': ({ instant }, now) => `It was to be put up ${fromNow(instant, now)}. Whoever puts it up says so below.`,
  held: () => 'Its date has come, and something keeps it back.',
  paused: ({ campaign }) =>
    `A person paused ${campaign.state === 'paused' ? 'the whole campaign' : 'it'}. It is not put up until a person resumes it.`,
  postponed: () => 'The launch is postponed. It is not put up until it has a date again.',
  done: ({ done }) => `It was put up, as ${done?.by ?? 'somebody'} said.`,
}

/** How what people put up stands and what comes next, in a sentence. */
export function offlineInWords(activity: ActivityPage, now: Date): string {
  return WORDS[activity.status]?.(activity, now) ?? 'It was ended for good, and is not put up any more.'
}
