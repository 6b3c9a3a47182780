import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { APPROVER, writePeople, writeSmallCampaign } from '../support/small-campaign.ts'
import { startMailSink } from './mail-sink-process.ts'
import type { Figure } from './main.ts'
import { measured, type Measured, median } from './measured-process.ts'

const PEOPLE = 20_000
const RUNS = 3
const ROOT = join(import.meta.dirname, '../..')

interface Report {
  sent: number
  seconds: number
}

/** Dispatching 20,000 personalised mails to a sink over SMTP, and to nowhere, beside nodemailer's pool with as many connections. */
export async function benchDispatch(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bench-'))
  const html = prepare(folder)
  const sink = await startMailSink()
  const ours: (Measured & Report)[] = []
  const bare: (Measured & Report)[] = []
  const nowhere: (Measured & Report)[] = []
  for (let run = 0; run < RUNS; run++) {
    const smtp = { FANFARE_SMTP_URL: `smtp://127.0.0.1:${sink.port}?pool=10` }
    ours.push(
      await report(['src/cli/run.mjs', 'dispatch', '--until-idle', '--json'], {
        ...copyOf(folder, `ours-${run}`),
        ...smtp,
      }),
    )
    bare.push(await report(['test/bench/bare-nodemailer.ts', String(sink.port), String(PEOPLE), html], {}))
    nowhere.push(await report(['test/bench/null-provider.ts'], copyOf(folder, `nowhere-${run}`)))
  }
  const taken = await sink.taken()
  sink.stop()
  rmSync(folder, { recursive: true, force: true })
  if (taken !== 2 * RUNS * PEOPLE) throw new Error(`the sink took ${taken} mails, not ${2 * RUNS * PEOPLE}`)
  const perSecond = (runs: Report[]) => PEOPLE / median(runs.map(({ seconds }) => seconds))
  const memory = (runs: Measured[]) => median(runs.map(({ peakMiB }) => peakMiB))
  const peer = 'nodemailer pool, 10 connections'
  const peerRate = perSecond(bare)
  return [
    {
      name: `dispatch ${PEOPLE} mails over SMTP`,
      value: perSecond(ours),
      unit: 'mails/s',
      peer,
      peerValue: peerRate,
      better: 'higher',
    },
    { name: '  peak memory', value: memory(ours), unit: 'MiB', peer, peerValue: memory(bare), better: 'lower' },
    {
      name: '  to a null provider',
      value: perSecond(nowhere),
      unit: 'mails/s',
      peer,
      peerValue: peerRate,
      better: 'higher',
    },
    { name: '    peak memory', value: memory(nowhere), unit: 'MiB', peer, peerValue: memory(bare), better: 'lower' },
  ]
}

async function report(args: readonly string[], env: Record<string, string>): Promise<Measured & Report> {
  const run = await measured(args, env)
  return { ...run, ...(JSON.parse(run.output) as Report) }
}

/** Makes a database with an approved campaign that is due; answers a body as large as the mails have. */
function prepare(folder: string): string {
  const env = { ...process.env, FANFARE_DATABASE_URL: `file:${join(folder, 'prepared.db')}` }
  const fanfare = (...args: string[]) =>
    execFileSync(process.execPath, ['src/cli/run.mjs', ...args], {
      cwd: ROOT,
      env,
      maxBuffer: 1 << 26,
    }).toString()
  fanfare('contacts', 'import', writePeople(folder, PEOPLE), '--list', 'people')
  fanfare('person', 'add', APPROVER, '--role', 'approver')
  fanfare('plan', 'apply', writeSmallCampaign(folder, { late: 'send' }), '--launch', 'now')
  fanfare('approve', 'renew-online', '--as', APPROVER)
  fanfare('test-send', 'renew-online', 'go-live', '--to', 'sample@example.gov')
  const [sample] = JSON.parse(fanfare('inbox', '--json')) as { id: number }[]
  return (JSON.parse(fanfare('inbox', String(sample!.id), '--json')) as { html: string }).html.replaceAll(
    'Sam',
    '{{first_name}}',
  )
}

function copyOf(folder: string, name: string): Record<string, string> {
  for (const ending of ['', '-wal', '.secret']) {
    try {
      cpSync(join(folder, `prepared.db${ending}`), join(folder, `${name}.db${ending}`))
    } catch (error) {
      if (ending !== '-wal') throw error
    }
  }
  return { FANFARE_DATABASE_URL: `file:${join(folder, `${name}.db`)}` }
}
