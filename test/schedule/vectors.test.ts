import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { expandRule, formatInstant } from '../../src/schedule/index.ts'
import { readVectors } from './vectors/read-vectors.ts'

const vectors = readVectors()

/** Where dateutil gives something else, with the reason: the first instant that differs, ours and its. */
const EXPLAINED = [
  {
    // 02:00 is there, after the repeated hour, and zoneinfo too says 02:00Z. dateutil misreads zones like Dublin, whose
    // winter time counts as the saving one, takes 02:00 for skipped and moves it on.
    rule: 'FREQ=HOURLY;BYMINUTE=0,30;WKST=WE;UNTIL=20101104T152200',
    timezone: 'Europe/Dublin',
    ours: '2010-10-31T02:00:00.000Z',
    theirs: '2010-10-31T03:00:00.000Z',
  },
]

it('has at least 1,000 rules in at least 15 zones', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(1000)
  expect(new Set(vectors.map(({ rule }) => rule.timezone)).size).toBeGreaterThanOrEqual(15)
})

it('gives the instants that dateutil gives, but where that is explained', () => {
  const different = vectors.flatMap(({ rule, instants }) => {
    const ours = expandRule(rule)
    const at = instants.findIndex((instant, i) => instant !== ours[i])
    if (at === -1 && ours.length === instants.length) return []
    const [one, other] = [ours[at], instants[at]].map((instant) => instant && formatInstant(instant))
    return [{ rule: rule.rrule, timezone: rule.timezone, ours: one, theirs: other }]
  })
  expect(different).toEqual(EXPLAINED)
})

it('gives the same from any moment on, without what came before', () => {
  for (const { rule } of vectors) {
    const instants = expandRule(rule)
    const from = instants[Math.floor(instants.length / 2)]
    if (from === undefined) continue
    const later = expandRule({ ...rule, limit: instants.filter((instant) => instant >= from).length }, { from })
    expect({ rule, later }).toEqual({ rule, later: instants.filter((instant) => instant >= from) })
  }
})

it('gives the same whatever the zone of the process', () => {
  const program = `
    import { createHash } from 'node:crypto'
    import { expandRule } from './src/schedule/index.ts'
    import { readVectors } from './test/schedule/vectors/read-vectors.ts'
    const digest = createHash('sha256')
    for (const { rule } of readVectors()) digest.update(expandRule(rule).join() + ';')
    process.stdout.write(new Date(2027, 0, 1).getTimezoneOffset() + ' ' + digest.digest('hex'))`
  const digest = createHash('sha256')
  for (const { rule } of vectors) digest.update(`${expandRule(rule).join()};`)
  const ours = digest.digest('hex')
  const answers = ['UTC', 'Asia/Kolkata', 'America/New_York'].map((TZ) => {
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, TZ } })
    expect(child.stderr.toString()).toBe('')
    return child.stdout.toString()
  })
  expect(answers).toEqual([`0 ${ours}`, `-330 ${ours}`, `300 ${ours}`])
})
