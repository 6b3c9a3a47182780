import { Details } from '../components/blocks.tsx'
import { Moment } from '../components/moment.tsx'
import { datesMeant } from '../../plan/index.ts'
import { wallInWords } from '../words/moment.ts'
import { inWords } from '../words/numbers.ts'
import { repeatInWords } from '../words/repeat-words.ts'
import type { Editing } from './edit-fields.tsx'

/** So many dates are said one by one. */
const SAID = 3

/** The dates that the form means, as far as it can be read. */
export function DatesMeantBy({ form, filled, now }: Editing) {
  const meant = datesMeant(form, filled.values, now)
  if (meant === undefined) return null
  const [first, ...others] = meant.dates
  if (others.length === 0) {
    return (
      <>
        It goes out <Moment {...first!} now={now} />
        {isByRecipient(filled) && ', by the clock of each recipient'}.
      </>
    )
  }
  const repeat = repeatInWords(filled.values['repeat'] ?? '')
  const more = others.length + 1 - SAID
  return (
    <>
      It goes out {repeat && `${repeat}: `}
      {meant.dates.slice(0, SAID).map(({ wall, instant }, index) => (
        <>
          {index > 0 && '; '}
          <time datetime={instant}>{wallInWords(wall)}</time>
        </>
      ))}
      {more > 0 && `; and ${inWords(more)} more${meant.endless ? ' in its first year, and so on without end' : ''}`}
      {isByRecipient(filled) ? ', by the clock of each recipient' : ` (${first!.zone})`}.
    </>
  )
}

function isByRecipient({ values }: Editing['filled']): boolean {
  return values['clock'] === 'recipient'
}

/** How a date is written, with what each example means in this campaign. */
export function WhenHelp({ form, now }: Editing) {
  const [other] = form.choices.anchors.filter(({ name }) => name !== 'launch')
  const examples = [
    'launch',
    'launch-14d 09:00',
    'launch-10wd 09:00',
    'launch+1w',
    'launch+2h',
    ...(other ? [`${other.name}-1d 10:00`] : []),
  ]
  return (
    <Details summary="How dates are written, and what they mean here">
      <dl class="app-examples">
        {examples.map((when) => {
          const date = datesMeant(form, { when }, now)?.dates[0]
          return (
            <div>
              <dt>
                <code>{when}</code>
              </dt>
              <dd>{date && <Moment {...date} now={now} />}</dd>
            </div>
          )
        })}
      </dl>
      <p class="govuk-body">
        m, h, d and w are minutes, hours, days and weeks; wd are working days, without the weekends and holidays of the
        campaign. Days and weeks may name a time of day; without one they keep the launch’s. A date of its own stays
        when the launch moves; the others move with it.
      </p>
    </Details>
  )
}

const RULES = [
  'FREQ=WEEKLY;COUNT=4',
  'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8',
  'FREQ=WEEKLY;INTERVAL=2;UNTIL=launch+60d',
  'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
]

/** How a rule is written, with what each example says. */
export function RepeatHelp({ form, now }: Editing) {
  return (
    <Details summary="How rules are written">
      <dl class="app-examples">
        {RULES.map((repeat) => {
          const dates = datesMeant(form, { when: 'launch', repeat }, now)?.dates ?? []
          return (
            <div>
              <dt>
                <code>{repeat}</code>
              </dt>
              <dd>
                {repeatInWords(repeat)}
                {dates.length > 1 && (
                  <>
                    <br />
                    <span class="app-quiet">from the launch, the last on {wallInWords(dates.at(-1)!.wall)}</span>
                  </>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      <p class="govuk-body">
        The rules are those of calendars (RFC 5545). FREQ is DAILY, WEEKLY, MONTHLY or YEARLY; BYDAY names days as MO,
        TU, WE, TH, FR, SA, SU; COUNT is how often, or UNTIL the last day, which may hang on the launch.
      </p>
    </Details>
  )
}
