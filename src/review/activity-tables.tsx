import type { Figures, Ledger } from '../measure/index.ts'
import { count, counted, day, moment, range, skippedInWords } from './figures-in-words.ts'
import type { Review, ReviewedActivity } from './review-shape.ts'

/** The ledger equation, activity by activity: everybody an activity was for is in exactly one of its columns. */
export function LedgerTable({ outputs, isExample }: { outputs: Review['outputs']; isExample: boolean }) {
  return (
    <Scrolling label="What became of every message">
      <table>
        <caption>
          What became of every message
          <span>
            Audience = sent + failed + skipped + unknown + cancelled + still to go. Sent means{' '}
            {isExample
              ? 'caught by the built-in inbox'
              : 'accepted by the mail server, or caught by the built-in inbox'}
            .
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col" class="first">
              Activity
            </th>
            {['Audience', 'Sent', 'Failed', 'Skipped', 'Unknown', 'Cancelled', 'Still to go'].map((name) => (
              <th scope="col" class="n">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {outputs.activities.map((activity) => (
            <tr>
              <th scope="row">
                {activity.id}
                {activity.ledger.skippedBecause.map(({ reason, rows }) => (
                  <span class="sub">
                    skipped {count(rows)}: {skippedInWords(reason)}
                  </span>
                ))}
                {!isExample && activity.ledger.caughtByInbox > 0 && (
                  <span class="sub">of sent, {count(activity.ledger.caughtByInbox)} caught by the built-in inbox</span>
                )}
                {!activity.ledger.balances && <span class="alarm">Does not balance</span>}
              </th>
              <LedgerCells ledger={activity.ledger} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All messages</th>
            <LedgerCells ledger={outputs.total.ledger} />
          </tr>
        </tfoot>
      </table>
    </Scrolling>
  )
}

function LedgerCells({ ledger }: { ledger: Ledger }) {
  const { audience, sent, failed, skipped, unknown, cancelled, stillToGo } = ledger
  return (
    <>
      {[audience, sent, failed, skipped, unknown, cancelled, stillToGo].map((rows) => (
        <td class="n">{count(rows)}</td>
      ))}
    </>
  )
}

/** When each activity went out, to whom, and what came of it. People are not added up in the last row. */
export function ReachTable({ outputs }: { outputs: Review['outputs'] }) {
  return (
    <Scrolling label="Who was reached, and what they did">
      <table>
        <caption>
          Who was reached, and what they did
          <span>
            People reached are different people; someone reached by two activities counts once in the last row. Visits
            are visits of tracked links, not people.
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col" class="first">
              Activity
            </th>
            <th scope="col" class="when">
              When
            </th>
            <th scope="col" class="n">
              People reached
            </th>
            <th scope="col" class="n">
              Visits
            </th>
            <th scope="col" class="n">
              By programs
            </th>
            <th scope="col" class="n">
              Unsubscribed
            </th>
          </tr>
        </thead>
        <tbody>
          {outputs.activities.map((activity) => (
            <tr>
              <th scope="row">
                {activity.id}
                <span class="sub">
                  {activity.channel} to {activity.audience}
                </span>
                <span class="sub">{activity.approvedBy ? `approved by ${activity.approvedBy}` : 'not approved'}</span>
              </th>
              <td>
                <Dates occurrences={activity.occurrences} />
              </td>
              <ReachCells figures={activity} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Whole campaign</th>
            <td />
            <ReachCells figures={outputs.total} />
          </tr>
        </tfoot>
      </table>
    </Scrolling>
  )
}

function Dates({ occurrences }: { occurrences: ReviewedActivity['occurrences'] }) {
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

function ReachCells({ figures }: { figures: Figures }) {
  return (
    <>
      <td class="n">{range(figures.reach)}</td>
      <td class="n">{count(figures.visits)}</td>
      <td class="n">{count(figures.visitsByPrograms)}</td>
      <td class="n">{count(figures.unsubscribes)}</td>
    </>
  )
}

/** What the campaign had to work with. */
export function AudienceTable({ audiences }: { audiences: Review['inputs']['audiences'] }) {
  return (
    <Scrolling label="Audiences">
      <table>
        <caption>
          Audiences
          <span>
            The population is from the source named; contacts are the people of it whom Fanfare can write to or skip.
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col" class="first">
              Audience
            </th>
            <th scope="col" class="when">
              Population and source
            </th>
            <th scope="col" class="n">
              Contacts
            </th>
            <th scope="col" class="n">
              People reached
            </th>
          </tr>
        </thead>
        <tbody>
          {audiences.map(({ title, population, contacts, reach }) => (
            <tr>
              <th scope="row">{title}</th>
              <td>
                {population ? counted(population.size, 'person', 'people') : 'No sourced population'}
                {population && (
                  <span class="sub">
                    {population.source}, {day(population.date)}
                  </span>
                )}
              </td>
              <td class="n">{count(contacts)}</td>
              <td class="n">{range(reach)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

/** A table wider than a telephone scrolls by itself, also by keyboard. */
function Scrolling({ label, children }: { label: string; children?: unknown }) {
  return (
    <div class="scroll" role="region" aria-label={label} tabindex={0}>
      {children}
    </div>
  )
}
