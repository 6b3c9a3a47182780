import { count } from './figures-in-words.ts'
import type { Review } from './review-shape.ts'

/** What a reader must know before any figure: that this is an example, or that nothing left the house. */
export function caveats({ campaign, outputs }: Review): string[] {
  const { sent, caughtByInbox } = outputs.total.ledger
  const example = campaign.isExample ? ['This is an example campaign with made-up people.'] : []
  const caught =
    caughtByInbox > 0
      ? [
          `${count(caughtByInbox)} of ${count(sent)} messages were caught by the built-in inbox: nobody outside received them.`,
        ]
      : []
  return [...example, ...caught]
}
