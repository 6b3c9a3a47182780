import type { Figures, Ledger } from '../measure/index.ts'
import { count, counted, day, moment, range, skippedInWords } from './figures-in-words.ts'
import { FigureCells, FiguresRow, FiguresTable, Words } from './figures-table.tsx'
import type { Review, ReviewedActivity } from './review-shape.ts'

/** The ledger equation, activity by activity: everybody an activity was for is in exactly one of its columns. */
export function LedgerTable({ outputs, isExample }: { outputs: Review['outputs']; isExample: boolean }) {
  const sent = isExample
    ? 'caught by the built-in inbox'
    : 'accepted by the mail server, or caught by the built-in inbox'
  return (
    <FiguresTable
      title="What became of every message"
      note={`Audience = sent + failed + skipped + unknown + cancelled + still to go. Sent means ${sent}.`}
      columns={['Activity', ...ledgerFigures(outputs.total.ledger).map(([column]) => column)]}
      firstFigure={1}
      foot={
        <FiguresRow head="All messages">
          <FigureCells figures={ledgerFigures(outputs.total.ledger)} />
        </FiguresRow>
      }
    >
      {outputs.activities.map(({ id, ledger }) => (
        <FiguresRow head={<LedgerHead id={id} ledger={ledger} isExample={isExample} />}>
          <FigureCells figures={ledgerFigures(ledger)} />
        </FiguresRow>
      ))}
    </FiguresTable>
  )
}

function LedgerHead({ id, ledger, isExample }: { id: string; ledger: Ledger; isExample: boolean }) {
  return (
    <>
      {id}
      {ledger.skippedBecause.map(({ reason, rows }) => (
        <span class="sub">
          skipped {count(rows)}: {skippedInWords(reason)}
        </span>
      ))}
      {!isExample && ledger.caughtByInbox > 0 && (
        <span class="sub">of sent, {count(ledger.caughtByInbox)} caught by the built-in inbox</span>
      )}
      {!ledger.balances && <span class="alarm">Does not balance</span>}
    </>
  )
}

function ledgerFigures({ audience, sent, failed, skipped, unknown, cancelled, stillToGo }: Ledger) {
  return [
    ['Audience', count(audience)],
    ['Sent', count(sent)],
    ['Failed', count(failed)],
    ['Skipped', count(skipped)],
    ['Unknown', count(unknown)],
    ['Cancelled', count(cancelled)],
    ['Still to go', count(stillToGo)],
  ] as const
}

/** When each activity went out, to whom, and what came of it. People are not added up in the last row. */
export function ReachTable({ outputs }: { outputs: Review['outputs'] }) {
  return (
    <FiguresTable
      title="Who was reached, and what they did"
      note="People reached are different people; someone reached by two activities counts once in the last row. Visits are visits of tracked links, not people."
      columns={['Activity', 'When', ...reachFigures(outputs.total).map(([column]) => column)]}
      firstFigure={2}
      foot={
        <FiguresRow head="Whole campaign">
          <Words />
          <FigureCells figures={reachFigures(outputs.total)} />
        </FiguresRow>
      }
    >
      {outputs.activities.map((activity) => (
        <FiguresRow
          head={
            <>
              {activity.id}
              <span class="sub">
                {activity.channel} to {activity.audience}
              </span>
              <span class="sub">{activity.approvedBy ? `approved by ${activity.approvedBy}` : 'not approved'}</span>
            </>
          }
        >
          <Words>
            <Dates occurrences={activity.occurrences} />
          </Words>
          <FigureCells figures={reachFigures(activity)} />
        </FiguresRow>
      ))}
    </FiguresTable>
  )
}

/** More dates than these are summed up, each behind a summary. */
const DATES_IN_SIGHT = 4

type Occurrences = ReviewedActivity['occurrences']

function Dates({ occurrences }: { occurrences: Occurrences }) {
  const [first, last] = [occurrences[0], occurrences.at(-1)]
  if (first === undefined || last === undefined || occurrences.length <= DATES_IN_SIGHT) {
    return <EachDate occurrences={occurrences} />
  }
  const states = [...Map.groupBy(occurrences, ({ status }) => status)]
  return (
    <>
      <span>
        {count(occurrences.length)} dates, {dayOf(first)} to {dayOf(last)}
        <span class="sub">{states.map(([status, some]) => `${count(some.length)} ${status}`).join(', ')}</span>
      </span>
      <details>
        <summary>Each date</summary>
        <EachDate occurrences={occurrences} />
      </details>
    </>
  )
}

function dayOf({ wall }: Occurrences[number]): string {
  return day(wall.slice(0, 10))
}

function EachDate({ occurrences }: { occurrences: Occurrences }) {
  return (
    <>
      {occurrences.map(({ instant, zone, status, reason }) => (
        <span>
          {moment(instant, zone)}
          <span class="sub">{reason ? `${status}: ${reason}` : status}</span>
        </span>
      ))}
    </>
  )
}

function reachFigures({ reach, visits, visitsByPrograms, unsubscribes }: Figures) {
  return [
    ['People reached', range(reach)],
    ['Visits', count(visits)],
    ['By programs', count(visitsByPrograms)],
    ['Unsubscribed', count(unsubscribes)],
  ] as const
}

/** What the campaign had to work with. */
export function AudienceTable({ audiences }: { audiences: Review['inputs']['audiences'] }) {
  return (
    <FiguresTable
      title="Audiences"
      note="The population is from the source named; contacts are the people of it whom Fanfare can write to or skip."
      columns={['Audience', 'Population and source', 'Contacts', 'People reached']}
      firstFigure={2}
    >
      {audiences.map(({ title, population, contacts, reach }) => (
        <FiguresRow head={title}>
          <Words>
            {population ? counted(population.size, 'person', 'people') : 'No sourced population'}
            {population && (
              <span class="sub">
                {population.source}, {day(population.date)}
              </span>
            )}
          </Words>
          <FigureCells
            figures={[
              ['Contacts', count(contacts)],
              ['People reached', range(reach)],
            ]}
          />
        </FiguresRow>
      ))}
    </FiguresTable>
  )
}
