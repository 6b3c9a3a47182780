import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addPerson, personActor } from '../../src/access/index.ts'
import { tick } from '../../src/dispatch/index.ts'
import { Invalid } from '../../src/errors.ts'
import { applyPlan, approve, moveLaunch, previewMove, readCampaignFile, showPlan } from '../../src/plan/index.ts'
import { instantOf } from '../../src/schedule/index.ts'
import { APPROVER } from '../support/small-campaign.ts'
import { type World, world } from '../support/world.ts'

const ID = 'generated'
const DAY = 86_400_000

const time = fc.constantFrom('', ' 09:00', ' 18:30')
const sign = fc.constantFrom('+', '-')
const whens = fc.oneof(
  fc
    .tuple(sign, fc.nat(40), fc.constantFrom('d', 'wd', 'w'), time)
    .map(([way, amount, unit, at]) => `when: "launch${way}${unit === 'w' ? amount % 5 : amount}${unit}${at}"`),
  fc.tuple(sign, fc.nat(300)).map(([way, amount]) => `when: "launch${way}${amount}h"`),
  fc.integer({ min: 1, max: 28 }).map((day) => `when: "2027-03-${String(day).padStart(2, '0')} 10:00"`),
)
const repeats = fc.constantFrom(
  '',
  ', repeat: "FREQ=WEEKLY;COUNT=3"',
  ', repeat: "FREQ=DAILY;COUNT=4"',
  ', repeat: "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=closing"',
)
const activities = fc.array(fc.tuple(whens, repeats, fc.constantFrom('plain', 'dated'), fc.boolean()), {
  minLength: 1,
  maxLength: 6,
})
/** Days before or after the first launch, and the hour. */
const launches = fc.array(fc.tuple(fc.integer({ min: -30, max: 60 }), fc.integer({ min: 0, max: 23 })), {
  minLength: 1,
  maxLength: 3,
})

type Drawn = readonly (readonly [when: string, repeat: string, message: string, isFollowed: boolean])[]

function planText(drawn: Drawn): string {
  const lines = drawn.flatMap(([when, repeat, message, isFollowed], index) => [
    `  - { id: a${index}, message: ${message}, audience: everybody, ${when}${repeat}, late: skip after 3h }`,
    ...(isFollowed ? [`  - { id: b${index}, message: plain, audience: everybody, after: a${index} + 2d }`] : []),
  ])
  return `campaign: ${ID}
title: Generated
service: { name: A service, url: "https://service.example/start" }
languages: [en]
anchors:
  launch: { at: 2027-03-01T09:00, zone: Europe/London }
  closing: { at: 2027-05-01T17:00 }
holidays: [2027-03-26, 2027-03-29]
audiences: { everybody: { title: Everybody, list: people } }
messages:
  plain: { channel: email, subject: { en: "News" }, body: { en: "News." } }
  dated: { channel: email, subject: { en: "From {{launch.date}}" }, body: { en: "It opens then." } }
activities:
${lines.join('\n')}
`
}

/** The plan, with what was due before the clock's moment sent. Nothing where no date comes of what was drawn. */
async function planned(drawn: Drawn): Promise<World | undefined> {
  const { plan } = readCampaignFile(planText(drawn), { file: 'generated.yaml' })
  if (!plan) return undefined
  const here = await world({ at: '2027-01-01T00:00:00Z' })
  await here.people(2)
  await applyPlan(here.as(), { plan })
  await addPerson(here.as(), { email: APPROVER, roles: ['approver'] })
  await approve(here.as(await personActor(here.db, APPROVER)), { campaignId: ID })
  for (const iso of ['2027-02-10T09:00:00Z', '2027-02-24T09:00:00Z', '2027-03-02T12:00:00Z']) {
    here.clock.set(iso)
    await tick(here.ports, here.clock.now())
  }
  return here
}

async function shownPlan(here: World) {
  return (await showPlan(here.as(), { campaignId: ID })).occurrences
}

function wallAfter([days, hour]: readonly [number, number]): string {
  const day = new Date(Date.parse('2027-03-01T00:00:00Z') + days * DAY).toISOString().slice(0, 10)
  return `${day}T${String(hour).padStart(2, '0')}:00`
}

/** A server takes longer for each, and is asked the same. */
const RUNS = process.env['FANFARE_TEST_DATABASE'] === 'sqld' ? 6 : 25
const options = { numRuns: Number(process.env['FANFARE_FUZZ_RUNS'] ?? RUNS), interruptAfterTimeLimit: 60_000 }

it(
  'a move does what its preview said, twice is once, and what was sent keeps its date',
  { timeout: 90_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(activities, launches, async (drawn, moves) => {
        const here = await planned(drawn)
        if (here === undefined) return
        for (const target of moves) {
          const input = { campaignId: ID, to: wallAfter(target) }
          const before = await shownPlan(here)
          const { seen: _, ...preview } = await previewMove(here.as(), input).catch(refused)
          if (!('occurrences' in preview)) {
            await expect(moveLaunch(here.as(), input)).rejects.toThrow(Invalid)
            continue
          }
          expect(await shownPlan(here)).toEqual(before)
          const { seen: __, ...done } = await moveLaunch(here.as(), input)
          expect(done).toEqual(preview)
          const after = await shownPlan(here)
          const dates = after.map(({ activity, instant }) => `${activity} ${instant}`).toSorted()
          const promised = done.occurrences.flatMap(({ activity, after: date }) =>
            date === null ? [] : [`${activity} ${new Date(date.instant).toISOString()}`],
          )
          expect(dates).toEqual(promised.toSorted())
          expect(after.filter(isSent).map(dated)).toEqual(before.filter(isSent).map(dated))
          expect((await moveLaunch(here.as(), input)).isNothing).toBe(true)
          expect(await shownPlan(here)).toEqual(after)
        }
      }),
      options,
    )
  },
)

it('moving there and back leaves the dates as they were', { timeout: 90_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(activities, launches, async (drawn, moves) => {
      const here = await planned(drawn)
      if (here === undefined) return
      const before = await shownPlan(here)
      for (const target of moves) await moveLaunch(here.as(), { campaignId: ID, to: wallAfter(target) }).catch(refused)
      await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-01T09:00' })
      const after = await shownPlan(here)
      expect(after.map(dated)).toEqual(before.map(dated))
      expect(after.map(({ approved }) => approved)).toEqual(before.map(({ approved }) => approved))
    }),
    options,
  )
})

it('what comes after a series moves there and back with it, also where one that was missed becomes its last', async () => {
  const here = (await planned([['when: "launch-19d"', ', repeat: "FREQ=WEEKLY;COUNT=3"', 'plain', true]]))!
  const before = await shownPlan(here)
  await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-08T10:00' })
  await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-01T09:00' })
  expect((await shownPlan(here)).map(dated)).toEqual(before.map(dated))
})

it('no two dates of an activity are the same, and they are in order', async () => {
  await fc.assert(
    fc.asyncProperty(activities, launches, async (drawn, moves) => {
      const here = await planned(drawn)
      if (here === undefined) return
      for (const target of moves) await moveLaunch(here.as(), { campaignId: ID, to: wallAfter(target) }).catch(refused)
      const planNow = (await shownPlan(here)).filter((one) => !isSent(one))
      for (const own of Map.groupBy(planNow, ({ activity }) => activity).values()) {
        const instants = own.map(({ instant }) => instant)
        expect(instants).toEqual([...new Set(instants)].toSorted())
        for (const { wall, zone, instant } of own) expect(instantOf(wall, zone)).toBe(Date.parse(instant))
      }
    }),
    { ...options, numRuns: Math.ceil(options.numRuns / 2) },
  )
}, 90_000)

/** Some moves leave an activity without a date to hang on; they are refused, and change nothing. */
function refused(error: unknown): { seen: string } {
  if (error instanceof Invalid) return { seen: '' }
  throw error
}

function dated({ activity, wall, instant, counts }: Awaited<ReturnType<typeof shownPlan>>[number]) {
  return { activity, wall, instant, counts }
}

function isSent({ counts }: { counts: { sent: number } }): boolean {
  return counts.sent > 0
}
