import type { Figures } from '../measure/index.ts'
import { count } from './figures-in-words.ts'

/** What a reader must know before any figure: that this is an example, or that something never left the house. */
export function caveats(isExample: boolean, { ledger }: Figures): string[] {
  const { sent, caughtByInbox } = ledger
  const example = isExample ? ['This is an example campaign with made-up people.'] : []
  if (caughtByInbox === 0) return example
  return [
    ...example,
    `${count(caughtByInbox)} of ${count(sent)} messages were caught by the built-in inbox: nobody outside received them. ` +
      (isExample
        ? 'They are counted here all the same, to show what a review looks like.'
        : 'They count neither as people reached nor towards goals.'),
  ]
}
