import * as library from 'rrule'
import { RRuleTemporal } from 'rrule-temporal'
import { expandRule } from '../../src/schedule/index.ts'
import type { Figure } from './main.ts'
import { median } from './measured-process.ts'

const RULES = 1_000
const ROUNDS = 40
const ROUNDS_OF_PEERS = 3
/** The peer that takes half a minute for all is asked for a part of the rules, and its time is scaled up. */
const RULES_OF_SLOW_PEER = 50
const FROM = Date.UTC(2027, 0, 1)
const UNTIL = Date.UTC(2028, 0, 1)
const ZONES = 'Europe/London America/New_York Australia/Lord_Howe Africa/Cairo Asia/Kathmandu'.split(' ')
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR']

// The library's CommonJS build has its names under `default`.
const { rrulestr } = 'RRule' in library ? library : (library as { default: typeof library }).default

interface WeeklyRule {
  readonly dtstart: string
  readonly timezone: string
  readonly rrule: string
}

/** Weekly rules in five zones that began so many years before the year they are expanded over. */
function weeklyRules(years: number): readonly WeeklyRule[] {
  return Array.from({ length: RULES }, (_, i) => ({
    dtstart: `${2027 - years}-01-${String(1 + (i % 28)).padStart(2, '0')}T${String(7 + (i % 12)).padStart(2, '0')}:30`,
    timezone: ZONES[i % ZONES.length]!,
    rrule: `FREQ=WEEKLY;BYDAY=${DAYS[i % 5]},${DAYS[(i + 2) % 5]}`,
  }))
}

type Expand = (rule: WeeklyRule) => readonly number[]

const ours: Expand = (rule) => expandRule({ ...rule, limit: 1_000 }, { from: FROM, until: UNTIL })

const withRrule: Expand = ({ dtstart, timezone, rrule }) =>
  rrulestr(`DTSTART;TZID=${timezone}:${dtstart.replaceAll(/[-:]/g, '')}00\nRRULE:${rrule}`)
    .between(new Date(FROM), new Date(UNTIL), true)
    .map(Number)

const withTemporal: Expand = ({ dtstart, timezone, rrule }) =>
  new RRuleTemporal({
    rruleString: `DTSTART;TZID=${timezone}:${dtstart.replaceAll(/[-:]/g, '')}00\nRRULE:${rrule}`,
  })
    .between(new Date(FROM), new Date(UNTIL), true)
    .map(({ epochMilliseconds }) => epochMilliseconds)

/** Milliseconds for a thousand of the rules. */
function timed(expand: Expand, rules: readonly WeeklyRule[]): number {
  const began = performance.now()
  let found = 0
  for (const rule of rules) found += expand(rule).length
  const took = performance.now() - began
  if (found < rules.length * 100) throw new Error(`only ${found} dates of ${rules.length} rules: something is left out`)
  return (took * RULES) / rules.length
}

/** Dates of a thousand zoned weekly rules over one year, beside two libraries, and rules of 1 and of 20 years. */
export function benchSchedule(): Figure[] {
  const [young, old] = [weeklyRules(1), weeklyRules(20)]
  for (let warmUp = 0; warmUp < 5; warmUp++) for (const rules of [young, old]) timed(ours, rules)
  // In turns, each first as often as the other: what else the machine does falls on both.
  const rounds = Array.from({ length: ROUNDS }, (_, i) => {
    const first = timed(ours, i % 2 === 0 ? young : old)
    const second = timed(ours, i % 2 === 0 ? old : young)
    return i % 2 === 0 ? { young: first, old: second } : { young: second, old: first }
  })
  const peers = Array.from({ length: ROUNDS_OF_PEERS }, () => ({
    rrule: timed(withRrule, young.slice(0, RULES_OF_SLOW_PEER)),
    temporal: timed(withTemporal, young),
  }))
  const own = median(rounds.map((round) => round.young))
  const figure = (name: string, value: number, peer: string, peerValue: number): Figure => {
    return { name, value, unit: 'ms', peer, peerValue, better: 'lower' }
  }
  const name = '1,000 weekly zoned rules over a year'
  return [
    figure(name, own, 'rrule with TZID', median(peers.map(({ rrule }) => rrule))),
    figure(name, own, 'rrule-temporal', median(peers.map(({ temporal }) => temporal))),
    figure(`${name}, begun 20 years ago`, median(rounds.map((round) => round.old)), 'begun 1 year ago', own),
  ]
}

if (import.meta.main) console.table(benchSchedule())
