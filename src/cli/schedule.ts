import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { z } from 'zod'
import { Invalid } from '../errors.ts'
import { expandRule, formatInstant } from '../schedule/index.ts'

const LIMIT = 1_000
const MOST = 100_000
const WALL = 'expected a wall time, such as "2027-03-01T09:00"'

const Line = z.strictObject(
  {
    dtstart: z.string(WALL),
    timezone: z.string('expected an IANA time zone, such as "Europe/London"'),
    rrule: z.string('expected a rule of RFC 5545, such as "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8"'),
    exdate: z.array(z.string(WALL), 'expected a list of wall times or dates').nullish(),
    rdate: z.array(z.string(WALL), 'expected a list of wall times').nullish(),
    limit: z
      .int('expected a whole number')
      .min(1, 'expected 1 or more')
      .max(MOST, `expected ${MOST} or fewer`)
      .nullish(),
  },
  {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `${(keys ?? []).join(', ')} is no part of a schedule; expected dtstart, timezone, rrule, exdate, rdate, limit`
        : 'expected an object, such as {"dtstart": "2027-03-01T09:00", "timezone": "Europe/London", "rrule": "FREQ=DAILY"}',
  },
)

export function addScheduleCommand(program: Command): void {
  program
    .command('schedule')
    .description('the dates of rules')
    .command('expand')
    .description(
      'reads JSON lines {dtstart, timezone, rrule, exdate?, rdate?, limit?} of wall times from standard input and answers each with {occurrences} in UTC or {error}',
    )
    .action(answerEachLine)
}

/** Each line is answered before the next is read, so that a program can ask line by line. Ends with 1 if one was wrong. */
async function answerEachLine(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const answer = answerTo(line)
    if ('error' in answer) process.exitCode = 1
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain')
  }
}

function answerTo(line: string) {
  try {
    const { exdate, rdate, limit, ...rest } = readLine(line)
    const rule = { ...rest, exdate: exdate ?? [], rdate: rdate ?? [], limit: limit ?? LIMIT }
    return { occurrences: expandRule(rule).map(formatInstant) }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return { error: { kind: error.kind, message: error.message, problems: error.problems } }
  }
}

function readLine(line: string): z.infer<typeof Line> {
  const read = Line.safeParse(parseJson(line.replace(/^\uFEFF/, '')))
  if (read.success) return read.data
  throw new Invalid(
    read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message, severity: 'error' })),
  )
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    const shown = line.length > 60 ? `${line.slice(0, 60)}…` : line
    throw new Invalid(`“${shown}” is no JSON; expected one JSON object in each line`)
  }
}
