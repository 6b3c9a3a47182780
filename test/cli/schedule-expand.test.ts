import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const RUN = join(import.meta.dirname, '../../src/cli/run.mjs')
const DAILY = { dtstart: '2027-03-27T01:30', timezone: 'Europe/London', rrule: 'FREQ=DAILY;COUNT=3' }

type Answer = { readonly occurrences: string[] } | { readonly error: { readonly message: string } }

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [RUN, 'schedule', 'expand', ...args], { cwd: tmpdir() })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  const ended = new Promise<{ code: number | null; answers: Answer[] }>((resolve) =>
    child.once('close', (code) => {
      const lines = out.split('\n').filter((line) => line !== '')
      resolve({ code, answers: lines.map((line) => JSON.parse(line) as Answer) })
    }),
  )
  return { child, ended }
}

async function answers(...lines: readonly (object | string)[]) {
  const { child, ended } = start()
  child.stdin.end(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return ended
}

it('answers each line with instants in UTC, and ends with 0', async () => {
  const many = { ...DAILY, rrule: 'FREQ=DAILY' }
  const found = await answers(DAILY, '', { ...DAILY, exdate: ['2027-03-28T01:30'], rdate: null, limit: 1 }, many)
  expect(found.code).toBe(0)
  expect(found.answers.slice(0, 2)).toEqual([
    { occurrences: ['2027-03-27T01:30:00.000Z', '2027-03-28T01:30:00.000Z', '2027-03-29T00:30:00.000Z'] },
    { occurrences: ['2027-03-27T01:30:00.000Z'] },
  ])
  expect(found.answers[2]).toHaveProperty('occurrences.length', 1000)
})

it('answers a line that is wrong with what is wrong, goes on, and ends with 1', async () => {
  const wrong = [
    ['{"dtstart":', /is no JSON; expected one JSON object in each line/],
    ['[]', /expected an object/],
    ['null', /expected an object/],
    [{ ...DAILY, dtstart: 20270327 }, /^dtstart: expected a wall time/],
    [{ timezone: 'Europe/London', rrule: 'FREQ=DAILY' }, /^dtstart: expected a wall time/],
    [{ ...DAILY, tz: 'Europe/London' }, /^tz is no part of a schedule; expected dtstart, timezone/],
    [{ ...DAILY, limit: 0 }, /^limit: expected 1 or more/],
    [{ ...DAILY, limit: 1.5 }, /^limit: expected a whole number/],
    [{ ...DAILY, exdate: '2027-03-28' }, /^exdate: expected a list/],
    [{ ...DAILY, exdate: [28] }, /^exdate.0: expected a wall time/],
    [{ ...DAILY, timezone: 'London' }, /^timezone: “London” is no known time zone/],
    [{ ...DAILY, rrule: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=60' }, /^rrule.BYMINUTE: “60”/],
  ] as const
  const found = await answers(...wrong.map(([line]) => line), DAILY)
  expect(found.code).toBe(1)
  for (const [i, [, message]] of wrong.entries()) {
    expect(found.answers[i]).toHaveProperty('error.message', expect.stringMatching(message))
  }
  expect(found.answers.at(-1)).toHaveProperty('occurrences.length', 3)
})

it('answers a line before the next is asked', async () => {
  const { child, ended } = start()
  const answered = new Promise((resolve) => child.stdout.once('data', resolve))
  child.stdin.write(`${JSON.stringify(DAILY)}\n`)
  await answered
  child.stdin.end(`${JSON.stringify(DAILY)}\n`)
  expect((await ended).answers).toHaveLength(2)
})

it('is used wrongly with an argument', async () => {
  const { child, ended } = start('rules.jsonl')
  child.stdin.end()
  expect((await ended).code).toBe(2)
})
