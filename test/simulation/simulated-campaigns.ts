import { type CampaignPlan, readCampaignFile } from '../../src/plan/index.ts'
import type { Chance } from '../../src/platform/simulated-chance.ts'

export const CAMPAIGNS = 5
export const YEAR_BEGINS = Date.parse('2027-01-01T00:00:00Z')
export const YEAR = 365 * 86_400_000

/** One of the campaigns of a simulated year; its file is written anew when somebody edits it. */
export interface SimulatedCampaign {
  readonly id: string
  readonly zone: string
  readonly quietHours: { readonly from: string; readonly to: string } | undefined
  readonly rate: string | undefined
  /** The wall times its launch has had, and since when each (milliseconds), the last one being what it has. */
  readonly launches: { readonly wall: string; readonly since: number }[]
  /** At most so many messages a person in seven days. */
  readonly cap: number | undefined
  /** Whole days in the launch's zone on which nothing goes out. */
  readonly blackout: { readonly from: string; readonly to: string } | undefined
  readonly activities: readonly SimulatedActivity[]
  /** How often each message was changed, by activity. */
  readonly edits: Map<string, number>
}

export interface SimulatedActivity {
  readonly id: string
  readonly when: string
  readonly late: string
  readonly audience: 'everybody' | 'young'
  readonly purpose: 'public-task' | 'marketing' | 'emergency'
  /** By whose clock its time of day counts. */
  readonly clock: 'campaign' | 'recipient'
  /** Whether its English text says the day of the launch. */
  readonly saysLaunch: boolean
}

const ZONES = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland']
const LATE = ['ask', 'send', 'skip after 30m', 'skip after 8h']
const RATES = [undefined, undefined, '50/s', '1200/m']

/** Draws a campaign: some weeks around a launch somewhere in the year, now and then at night or in a change of clocks. */
export function drawCampaign(chance: Chance, number: number): SimulatedCampaign {
  const day = 30 + Math.floor(chance.next() * 300)
  const launch = new Date(YEAR_BEGINS + day * 86_400_000).toISOString().slice(0, 10)
  const activities = Array.from({ length: 8 + Math.floor(chance.next() * 7) }, (_, index): SimulatedActivity => {
    const offset = Math.floor(chance.next() * 60) - 30
    const isElapsed = chance.next() < 0.2
    const hour = String(Math.floor(chance.next() * 24)).padStart(2, '0')
    return {
      id: `a${index}`,
      when: isElapsed ? `launch+${Math.abs(offset)}h` : `launch${offset < 0 ? '' : '+'}${offset}d ${hour}:00`,
      late: one(chance, LATE),
      audience: chance.next() < 0.7 ? 'everybody' : 'young',
      purpose: chance.next() < 0.7 ? 'public-task' : one(chance, ['marketing', 'emergency'] as const),
      clock: !isElapsed && chance.next() < 0.25 ? 'recipient' : 'campaign',
      saysLaunch: chance.next() < 0.3,
    }
  })
  return {
    id: `campaign-${number}`,
    zone: one(chance, ZONES),
    quietHours: chance.next() < 0.7 ? { from: '21:00', to: '08:00' } : undefined,
    rate: one(chance, RATES),
    launches: [{ wall: `${launch}T09:00`, since: -Infinity }],
    cap: chance.next() < 0.4 ? 2 + Math.floor(chance.next() * 2) : undefined,
    blackout: chance.next() < 0.4 ? blackoutAround(launch, Math.floor(chance.next() * 30) - 20) : undefined,
    activities,
    edits: new Map(),
  }
}

function blackoutAround(launch: string, days: number): NonNullable<SimulatedCampaign['blackout']> {
  const from = Date.parse(launch) + days * 86_400_000
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { from: day(from), to: day(from + 20 * 86_400_000) }
}

/** The launch a campaign had just before a moment: what changes at that very moment may come a moment too late for a batch. */
export function launchBefore({ launches }: SimulatedCampaign, instant: number): string {
  return launches.findLast(({ since }) => since < instant)!.wall
}

/** The campaign as it is now; its file keeps the launch it was created with, and a move does not go by the file. */
export function planOf(campaign: SimulatedCampaign): CampaignPlan {
  const { id, zone, quietHours, rate, launches, cap, blackout, activities, edits } = campaign
  const text = `campaign: ${id}
title: The ${id}
service: { name: A service, url: "https://service.example" }
languages: [en, cy]
anchors: { launch: { at: ${launches[0]!.wall}, zone: ${zone} } }
${quietHours ? `quiet_hours: { from: "${quietHours.from}", to: "${quietHours.to}" }\n` : ''}${cap ? `frequency_cap: { messages: ${cap}, per: 7d }\n` : ''}${
    blackout ? `blackouts: [{ name: An election, from: ${blackout.from}, to: ${blackout.to}, policy: block }]\n` : ''
  }audiences:
  everybody: { title: Everybody, list: people }
  young: { title: The young, list: people, where: { attribute: age, lt: 40 } }
channels: { email: {${rate ? ` rate: ${rate} ` : ''}} }
messages:
${activities
  .map(
    ({ id: activity, purpose, saysLaunch }) =>
      `  m-${activity}: { channel: email, purpose: ${purpose}, subject: { en: News, cy: Newyddion }, body: { en: "Hello {{first_name}}, ${edits.get(activity) ?? 0}: {{service.url}}${saysLaunch ? ' from {{launch.date}}' : ''}", cy: "Helo {{first_name}}" } }`,
  )
  .join('\n')}
activities:
${activities
  .map(
    ({ id: activity, when, late, audience, clock }) =>
      `  - { id: ${activity}, message: m-${activity}, audience: ${audience}, when: "${when}", late: "${late}", clock: ${clock} }`,
  )
  .join('\n')}
`
  const { plan, problems } = readCampaignFile(text, { file: `${id}.yaml` })
  if (plan === undefined) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return plan
}

/** A contacts file of so many people in all zones, some without an address, some who agreed and some who refused. */
export function drawPeople(chance: Chance, count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const email = chance.next() < 0.05 ? '' : `p${index}@example.com`
    const consent = one(chance, ['yes', 'yes', '', 'no'])
    const language = chance.next() < 0.2 ? 'cy' : 'en'
    return `p${index},${email},${language},${one(chance, [...ZONES, ''])},Person${index},${20 + Math.floor(chance.next() * 40)},${consent}`
  })
  return `id,email,language,timezone,first_name,age,consent.email\n${lines.join('\n')}\n`
}

export function one<T>(chance: Chance, of: readonly T[]): T {
  return of[Math.floor(chance.next() * of.length)]!
}
