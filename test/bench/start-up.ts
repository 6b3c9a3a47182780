import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/free-port.ts'
import type { Figure } from './main.ts'
import { median } from './measured-process.ts'

const RUNS = 5
const ROOT = join(import.meta.dirname, '../..')

/** From starting the process to the first answer over HTTP, beside a server of one route on the same framework. */
export async function benchStartUp(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bench-'))
  const first: FirstAnswer[] = []
  const again: FirstAnswer[] = []
  const bare: FirstAnswer[] = []
  for (let run = 0; run < RUNS; run++) {
    const database = { FANFARE_DATABASE_URL: `file:${join(folder, `${run}.db`)}` }
    first.push(await firstAnswer(['src/cli/run.mjs', 'start'], database))
    again.push(await firstAnswer(['src/cli/run.mjs', 'start'], database))
    bare.push(await firstAnswer(['test/bench/bare-server.ts'], {}))
  }
  rmSync(folder, { recursive: true, force: true })
  const peer = 'a bare Hono server'
  const seconds = (runs: FirstAnswer[]) => median(runs.map((run) => run.seconds))
  const memory = (runs: FirstAnswer[]) => median(runs.map((run) => run.peakMiB))
  const time = { unit: 's', peer, peerValue: seconds(bare), better: 'lower' } as const
  return [
    { name: 'start to first answer', value: seconds(again), ...time },
    { name: '  on an empty database', value: seconds(first), ...time },
    { name: '  peak memory', value: memory(again), unit: 'MiB', peer, peerValue: memory(bare), better: 'lower' },
  ]
}

interface FirstAnswer {
  readonly seconds: number
  /** Up to the first answer; as Linux tells it. */
  readonly peakMiB: number
}

async function firstAnswer(args: readonly string[], env: Record<string, string>): Promise<FirstAnswer> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: 'ignore',
  })
  try {
    for (;;) {
      const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
      if (response) return { seconds: (performance.now() - began) / 1000, peakMiB: peakOf(child.pid!) }
      if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended with ${child.exitCode}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
}

function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}
