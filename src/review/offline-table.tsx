import { day, moment } from './figures-in-words.ts'
import { FiguresRow, FiguresTable, Words } from './figures-table.tsx'
import type { OfflineDone, Review } from './review-shape.ts'

/** What people put up, with what shows it; nothing where none was planned. */
export function OfflineTable({ outputs: { offline } }: { outputs: Review['outputs'] }) {
  if (offline.length === 0) return null
  return (
    <FiguresTable
      title="What people put up"
      note="Who saw it is not known, so it counts to no reach."
      columns={['Activity', 'When, and what shows it']}
      firstFigure={2}
    >
      {offline.map(({ id, channel, material, approvedBy, occurrences }) => (
        <FiguresRow
          head={
            <>
              {id}
              <span class="sub">
                {material} on {channel}
              </span>
              <span class="sub">{approvedBy ? `approved by ${approvedBy}` : 'not approved'}</span>
            </>
          }
        >
          <Words>
            {occurrences.map((date) => (
              <span>
                {moment(date.instant, date.zone)}
                <span class="sub">{doneInWords(date)}</span>
              </span>
            ))}
          </Words>
        </FiguresRow>
      ))}
    </FiguresTable>
  )
}

/** What became of a date on an offline channel, with its proof. */
export function doneInWords({ status, done }: OfflineDone['occurrences'][number]): string {
  if (done === null) return status === 'cancelled' ? 'cancelled' : 'not done yet'
  return `done on ${day(done.at.slice(0, 10))}, as ${done.by} said: “${done.proof}”`
}
