import type { CampaignPage } from '../../plan/index.ts'
import { counted } from './numbers.ts'

const DAYS: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
  holidays: 'public holidays',
}

/** The days of the week as forms offer them, and as a plan writes them. */
export const WEEK = Object.entries(DAYS)
  .filter(([day]) => day !== 'holidays')
  .map(([value, text]) => ({ value, text }))

const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  m: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  d: ['day', 'days'],
  w: ['week', 'weeks'],
}

/** What of a campaign's facts says on which days it writes to people and how often: names and what they say. */
export function calendarInWords(campaign: CampaignPage['campaign']): [name: string, words: string][] {
  const { department, calendar, frequencyCap, clashWithin } = campaign
  const { weekend, holidays = [], quietDays = [], blackouts = [] } = calendar ?? {}
  const facts: [string, string | undefined][] = [
    ['Department', department ?? undefined],
    ['Weekend', weekend && (weekend.length === 0 ? 'None: every day is a working day' : daysInWords(weekend))],
    ['Public holidays', holidays.length > 0 ? holidaysInWords(holidays) : undefined],
    ['Quiet days', quietDays.length > 0 ? `Nothing goes out on ${daysInWords(quietDays)}` : undefined],
    ['Blackouts', blackouts.length > 0 ? blackouts.map(blackoutInWords).join('; ') : undefined],
    ['Most messages', frequencyCap ? capInWords(frequencyCap) : undefined],
    ['Clash', clashWithin ? `Two messages to the same people within ${lengthInWords(clashWithin)}` : undefined],
  ]
  return facts.flatMap(([name, words]) => (words === undefined ? [] : [[name, words]]))
}

/** “Friday and Saturday” for `['FR', 'SA']`. */
function daysInWords(days: readonly string[]): string {
  const named = days.map((day) => DAYS[day] ?? day)
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`
}

/** “5 April 2027” for `2027-04-05`. */
export function dayInWords(day: string): string {
  return DAY.format(new Date(`${day}T00:00Z`))
}

function holidaysInWords(holidays: readonly string[]): string {
  const shown = holidays.slice(0, 3).map(dayInWords).join(', ')
  return holidays.length <= 3 ? shown : `${shown} and ${holidays.length - 3} more`
}

type Blackout = NonNullable<NonNullable<CampaignPage['campaign']['calendar']>['blackouts']>[number]

function blackoutInWords({ name, from, to, policy }: Blackout): string {
  const days = from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`
  return `${name}, ${days}: ${policy === 'block' ? 'nothing goes out' : 'warned of'}`
}

function capInWords({ messages, per }: { messages: number; per: string }): string {
  return `${counted(messages, 'message', 'messages')} to a person in ${lengthInWords(per)}, over all campaigns`
}

/** “2 days” for `2d`; what is no length of time as it is. */
function lengthInWords(text: string): string {
  const [, count, unit = ''] = /^(\d+)([mhdw])$/.exec(text) ?? []
  const names = UNITS[unit]
  return count === undefined || names === undefined ? text : counted(Number(count), ...names)
}
