import type { CandidateRow } from '../../../db/queries/ledger.ts'
import type { DueRow } from '../../../db/queries/occurrences.ts'
import type { HandOff } from '../../ports.ts'

/** A way to reach people. Each channel is one file that turns recipients into hand-offs to its provider. */
export interface Channel {
  /** How many recipients one call takes at most. */
  readonly batchSize: number
  /** After so many milliseconds a call has an outcome for everybody, whatever the provider does. */
  readonly deadline: number
  /** Renders and hands over; never throws for a recipient. One outcome each, in order. */
  send(occurrence: DueRow, recipients: readonly CandidateRow[]): Promise<readonly HandOff[]>
}
