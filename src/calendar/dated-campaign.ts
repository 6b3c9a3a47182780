import type { StatusWord } from '../plan/index.ts'

/** A moment as the plan has it: wall time in a zone, and milliseconds. */
export interface Dated {
  readonly wall: string
  readonly zone: string
  readonly instant: number
}

/** Which occurrence of a campaign it is; stays the same when its date moves. */
export interface DatedOccurrence extends Dated {
  readonly activity: string
  readonly ordinal: number
  /** The schedule epoch it was last dated in. */
  readonly sequence: number
  readonly changedAt: number
}

export interface PlannedOccurrence extends DatedOccurrence {
  readonly subject: string
  /** Null: people put something up, and nobody is written to. */
  readonly audience: string | null
  readonly putsUp: { readonly channel: string; readonly material: string } | null
  readonly owner: string | null
  /** By whose clock its time of day counts; `instant` is by the campaign's. */
  readonly clock: 'campaign' | 'recipient'
  readonly status: StatusWord
  /** Nothing more of it goes out. */
  readonly isOver: boolean
}

/** What a calendar of a campaign is written from. Instants in milliseconds. */
export interface DatedCampaign {
  readonly id: string
  readonly title: string
  /** Its present schedule epoch. */
  readonly sequence: number
  readonly changedAt: number
  readonly isCancelled: boolean
  /** Its launch has no date for now, and until then nothing goes out. */
  readonly isPostponed: boolean
  readonly anchors: readonly (Dated & { readonly name: string })[]
  readonly occurrences: readonly PlannedOccurrence[]
  /** Occurrences that left the plan before anything of them was sent. */
  readonly removed: readonly DatedOccurrence[]
}
