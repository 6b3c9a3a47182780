import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plannedSeries, type Written } from './planned-series.ts'

type Series = ReturnType<typeof plannedSeries>

const DAY = 86_400_000
const LAUNCH = '2027-03-01T09:00'

const whens = fc.constantFrom('launch', 'launch+1w', 'launch-2w', 'launch+0d 18:00', '2027-03-10 10:00')
const ending = [
  'FREQ=WEEKLY;BYDAY=MO;COUNT=4',
  'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8',
  'FREQ=DAILY;COUNT=5',
  'FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0;COUNT=6',
]
const endless = ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=TU,FR']
const series = (rules: readonly string[]): fc.Arbitrary<Written> =>
  fc.record({
    when: whens,
    repeat: fc.constantFrom(...rules),
    exdate: fc.constantFrom([], [], ['2027-03-08'], ['2027-03-15', '2027-03-18']),
    rdate: fc.constantFrom([], [], ['2027-03-12T10:00']),
  })
/** Without dates that are added by hand: those do not move. */
const rules = series(ending).map((one): Written => ({ ...one, rdate: [] }))
const once: fc.Arbitrary<Written> = fc.record({ when: whens })

type Act =
  | { readonly kind: 'edit'; readonly to: Written }
  | { readonly kind: 'move'; readonly days: number }
  | { readonly kind: 'until'; readonly days: number; readonly becomes: 'sent' | 'missed' }

const edit = (schedules: fc.Arbitrary<Written>) => schedules.map((to): Act => ({ kind: 'edit', to }))
const move = fc.integer({ min: -20, max: 60 }).map((days): Act => ({ kind: 'move', days }))
const wait = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('sent' as const, 'sent' as const, 'missed' as const))
  .map(([days, becomes]): Act => ({ kind: 'until', days, becomes }))
const acts = (...kinds: fc.Arbitrary<Act>[]) => fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: 6 })

function begun(first: Written): Series {
  return plannedSeries(first, { at: '2027-02-15T12:00:00Z', launch: LAUNCH })
}

function launchAfter(days: number): string {
  return new Date(Date.parse(`${LAUNCH}Z`) + days * DAY).toISOString().slice(0, 16)
}

function act(here: Series, one: Act): readonly unknown[] {
  if (one.kind === 'edit') return here.edit(one.to)
  if (one.kind === 'move') return here.move(launchAfter(one.days))
  here.until(new Date(here.now() + one.days * DAY).toISOString(), one.becomes)
  return []
}

const over = (here: Series) => here.rows().filter(({ finishedAt }) => finishedAt !== null)
const open = (here: Series) => here.rows().filter(({ finishedAt }) => finishedAt === null)
const ahead = (here: Series) => open(here).filter(({ instant }) => instant >= here.now())
const dateOf = ({ wall, zone }: { wall: string; zone: string }) => `${wall} ${zone}`
/** A rule without end is planned for a year, from the day on which somebody last wrote it. */
function isSoonAndFree(here: Series, { wall, instant }: { wall: string; instant: number }): boolean {
  const isTaken = over(here).some((one) => one.wall.slice(0, 10) === wall.slice(0, 10))
  return !isTaken && instant < here.now() + 300 * DAY
}

const soon = (here: Series) =>
  ahead(here)
    .filter((one) => isSoonAndFree(here, one))
    .map(dateOf)
const dated = (here: Series) => here.rows().map((one) => `${dateOf(one)} ${one.status}`)
const options = { numRuns: Number(process.env['FANFARE_FUZZ_RUNS'] ?? 150), interruptAfterTimeLimit: 30_000 }

it('whatever is edited and moved: what is over stays as it is, nothing comes twice, and the same again changes nothing', () => {
  fc.assert(
    fc.property(
      series(ending),
      acts(edit(series([...ending, ...endless])), edit(once), move, wait),
      (first, history) => {
        const here = begun(first)
        for (const one of history) {
          const before = one.kind === 'until' ? [] : over(here)
          act(here, one)
          expect(here.rows()).toEqual(expect.arrayContaining(before))
          if (one.kind !== 'until') expect(act(here, one)).toEqual([])
          const ordinals = here.rows().map(({ ordinal }) => ordinal)
          expect(new Set(ordinals).size).toBe(ordinals.length)
          expect(new Set(open(here).map(dateOf)).size).toBe(open(here).length)
          const gone = new Set(over(here).map(dateOf))
          expect(open(here).filter((row) => row.status !== 'missed' && gone.has(dateOf(row)))).toEqual([])
        }
      },
    ),
    options,
  )
})

it('after an edit the dates ahead are those of the rule, but on a day on which something is over', () => {
  fc.assert(
    fc.property(
      series([...ending, ...endless]),
      acts(edit(series([...ending, ...endless])), wait),
      series([...ending, ...endless]),
      (first, history, last) => {
        const here = begun(first)
        for (const one of history) act(here, one)
        here.edit(last)
        const planned = ahead(here).map(dateOf)
        const ruled = here.ruled().filter(({ instant }) => instant >= here.now())
        const free = ruled.filter((one) => isSoonAndFree(here, one))
        expect(ruled.map(dateOf)).toEqual(expect.arrayContaining(planned))
        expect(planned).toEqual(expect.arrayContaining(free.map(dateOf)))
        expect(
          over(here)
            .map(dateOf)
            .filter((date) => planned.includes(date)),
        ).toEqual([])
      },
    ),
    options,
  )
})

it('a move there and back leaves every date of a series with an end as it was, whatever was edited before', () => {
  fc.assert(
    fc.property(
      rules,
      acts(edit(rules), edit(once), wait),
      fc.array(move, { minLength: 1, maxLength: 3 }),
      (first, history, moves) => {
        const here = begun(first)
        for (const one of history) act(here, one)
        here.move(LAUNCH)
        const before = dated(here)
        for (const one of [...moves, { kind: 'move', days: 0 } as const]) act(here, one)
        const after = dated(here)
        expect(after).toEqual(expect.arrayContaining(before))
        // What a shorter rule lost and a longer one finds again may have been over before it was planned.
        expect(after.filter((date) => !before.includes(date) && !date.endsWith('missed'))).toEqual([])
      },
    ),
    options,
  )
})

it('a move there and back leaves the dates ahead of a series without end as they were', () => {
  fc.assert(
    fc.property(
      series(endless),
      acts(edit(series(endless)), wait),
      fc.array(move, { minLength: 1, maxLength: 3 }),
      (first, history, moves) => {
        const here = begun(first)
        for (const one of history) act(here, one)
        const before = soon(here)
        for (const one of [...moves, { kind: 'move', days: 0 } as const]) act(here, one)
        expect(soon(here)).toEqual(before)
      },
    ),
    options,
  )
})
