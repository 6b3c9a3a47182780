import { Details, SummaryList } from '../components/blocks.tsx'
import { DatesOfActivity } from '../components/dates-of-activity.tsx'
import { Moment } from '../components/moment.tsx'
import { useMayAct } from '../show.tsx'
import { dayOrWallInWords } from '../words/moment.ts'
import { reasonInWords } from '../words/ledger-words.ts'
import { counted, inWords } from '../words/numbers.ts'
import { languageInWords } from '../words/part-words.ts'
import { repeatInWords } from '../words/repeat-words.ts'
import { zonedInWords } from '../words/zoned.ts'
import { activityPath } from './activity-path.ts'
import type { ActivityShown } from './activity.tsx'
import { materialPath } from './material.tsx'

/** When it goes out, to whom, what becomes of it when it is late, and who looks after it. */
export function ActivityFacts(shown: ActivityShown) {
  const { activity } = shown
  const mayEdit = useMayAct('planner') && !activity.isOver
  const edit = `/campaigns/${activity.campaign.id}/edit/activity/${activity.activity}`
  return (
    <section aria-labelledby="facts-title">
      <div class="app-title">
        <h2 class="govuk-heading-m" id="facts-title">
          When and to whom
        </h2>
        {mayEdit && (
          <a class="govuk-link" href={edit}>
            Change when it goes out and to whom
          </a>
        )}
      </div>
      <SummaryList
        rows={[
          { key: whenCalled(activity), value: <GoesOut {...shown} /> },
          ...conditionsOf(activity),
          { key: 'To', value: <ToWhom {...shown} /> },
          ...(activity.material === null ? [] : [{ key: 'Leads to', value: <Material {...activity} /> }]),
          ...(activity.approvals.wasSent ? [] : [{ key: 'If it is late', value: lateInWords(activity) }]),
          { key: 'Owner', value: activity.owner ?? 'Nobody yet: name whoever answers for it.' },
        ]}
      />
    </section>
  )
}

function whenCalled({ approvals, isOver, isPostponed }: ActivityShown['activity']): string {
  if (approvals.wasSent) return 'Went out'
  return isOver || isPostponed ? 'Was planned for' : 'Goes out'
}

/** What besides its date has to hold, or does not. */
export function conditionsOf({ campaign, notBeforeActivity, blackoutOverride }: ActivityShown['activity']) {
  const conditions = []
  if (notBeforeActivity !== null) {
    const first = (
      <a class="govuk-link" href={activityPath(campaign.id, notBeforeActivity)}>
        {notBeforeActivity}
      </a>
    )
    conditions.push({ key: 'Waits for', value: <>{first}: nothing goes out before that has gone out.</> })
  }
  if (blackoutOverride !== null) {
    const { name, reason } = blackoutOverride
    const value = (
      <>
        Goes out during blackouts too. {name} allowed it: <q class="app-breaks">{reason}</q>
      </>
    )
    conditions.push({ key: 'Blackouts', value })
  }
  return conditions
}

export function GoesOut({ activity, withoutZone, now }: Pick<ActivityShown, 'activity' | 'withoutZone' | 'now'>) {
  const { daysFromLaunch: days, when, repeat, dates, campaign, approvals } = activity
  // The launch may have moved since it was sent.
  const saysDistance = dates.length === 1 && !approvals.wasSent
  const distance =
    days === 0
      ? 'on the day of the launch'
      : `${counted(Math.abs(days), 'day', 'days')} ${days < 0 ? 'before' : 'after'} the launch`
  return (
    <>
      {dates.length === 1 && <Moment {...activity} now={activity.isPostponed ? undefined : now} />}
      {dates.length > 1 && (
        <div id="dates">
          <DatesOfActivity activity={activity} base={activityPath(campaign.id, activity.activity)} now={now} />
        </div>
      )}
      {dates.length === 1 && <br />}
      <span class="app-quiet">
        {saysDistance ? distance : 'Written as'} (<code>{when}</code>)
      </span>
      {repeat !== null && (
        <>
          <br />
          <span class="app-quiet">
            Repeats {repeatInWords(repeat) ?? 'by a rule'} (<code class="app-breaks">{repeat}</code>)
          </span>
        </>
      )}
      <Exceptions exceptions={activity.exceptions} />
      <WhoseClock activity={activity} withoutZone={withoutZone} />
    </>
  )
}

/** The dates that its rule leaves out, and those it happens on besides. */
function Exceptions({ exceptions: { left, added } }: Pick<ActivityShown['activity'], 'exceptions'>) {
  const said = [
    { name: 'Left out', dates: left },
    { name: 'In addition', dates: added },
  ]
  return (
    <>
      {said.map(
        ({ name, dates }) =>
          dates.length > 0 && (
            <p class="app-quiet app-exceptions">
              {name}: {dates.map(dayOrWallInWords).join('; ')}.
            </p>
          ),
      )}
    </>
  )
}

/** By whose clock, and for how many that is not known: of those who would get it, or of those who were to when sending began. */
function WhoseClock({ activity, withoutZone }: Pick<ActivityShown, 'activity' | 'withoutZone'>) {
  const { clock, wall, zone, dates } = activity
  if (clock !== 'recipient') return null
  const without = withoutZone ?? Math.max(...dates.map((date) => date.withoutZone))
  return (
    <p class="app-clock">
      At {wall.slice(11)} where each recipient is.
      {without > 0 &&
        ` ${counted(without, 'person gets', 'people get')} it at that time in ${zone}, because their own zone is not known.`}
    </p>
  )
}

function Material({ campaign, material }: Pick<ActivityShown['activity'], 'campaign' | 'material'>) {
  return (
    <>
      Material{' '}
      <a class="govuk-link" href={materialPath(campaign.id, material ?? '')}>
        {material}
      </a>
      , approved together with the message
    </>
  )
}

function ToWhom({ activity, people, progress }: ActivityShown) {
  const title = activity.audience?.title ?? ''
  if (people === undefined) {
    return (
      <>
        {title}
        <br />
        {counted(progress.counts.audience, 'person', 'people')} when sending began
      </>
    )
  }
  if (people.people === 0) {
    return (
      <>
        {title}
        <br />
        <strong>Nobody yet.</strong> {people.list === null ? 'No contact' : `No contact on the list ${people.list}`} is
        in this audience ({people.rule}).{' '}
        <a class="govuk-link" href="/contacts/import">
          Import contacts
        </a>{' '}
        before it goes out.
      </>
    )
  }
  return (
    <>
      {title}
      <br />
      <strong>
        {inWords(people.canBeWritten)} of {counted(people.people, 'person', 'people')}
      </strong>{' '}
      can be written to
      <Details summary="Who they are, and why not the others">
        <p class="govuk-body">{inIt(people)}</p>
        <ul class="govuk-list govuk-list--bullet">
          {people.languages.map(({ language, people: count }) => (
            <li>
              {inWords(count)}: {language === null ? 'no language known' : languageInWords(language)}
            </li>
          ))}
        </ul>
        {people.cannot.length > 0 && (
          <>
            <p class="govuk-body">These are left out, and counted as skipped:</p>
            <ul class="govuk-list govuk-list--bullet">
              {people.cannot.map(({ reason, people: count }) => (
                <li>
                  {inWords(count)}: {reasonInWords(reason)}
                </li>
              ))}
            </ul>
          </>
        )}
        {activity.population !== null && (
          <p class="govuk-body">
            Contacts or not, it is {inWords(activity.population.size)} people in all ({activity.population.source}).
          </p>
        )}
      </Details>
    </>
  )
}

function inIt({ rule, list }: NonNullable<ActivityShown['people']>): string {
  const on = list === null ? '' : ` on the list ${list}`
  return rule === 'everybody' ? `Everybody${on}.` : `Contacts${on} for whom this holds: ${rule}.`
}

function lateInWords({ late, latestAt, zone, dates, clock, isPostponed }: ActivityShown['activity']): string {
  if (late === 'send' || latestAt === null) return 'It is sent all the same.'
  if (clock === 'recipient') {
    return late === 'ask'
      ? 'Whoever’s own hour is over when it begins gets it at once; if it cannot begin in time for anybody, a person decides.'
      : `Whoever is not written to within ${late.replace(/^skip +after +/, '')} of the time where they are is left out.`
  }
  if (dates.length > 1 || isPostponed) {
    return late === 'ask'
      ? 'A date that could not begin within an hour waits for a person’s decision.'
      : `Whoever is not written to within ${late.replace(/^skip +after +/, '')} of a date is left out of it.`
  }
  const until = zonedInWords(Date.parse(latestAt), zone)
  if (late === 'ask') return `Unless it begins by ${until}, a person decides.`
  return `Whoever is not written to by ${until} is left out (${late}).`
}
