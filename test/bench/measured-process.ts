import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Measured {
  readonly seconds: number
  /** Peak resident memory of the process, in MiB. */
  readonly peakMiB: number
  readonly cpuSeconds: number
  readonly output: string
}

const ROOT = join(import.meta.dirname, '../..')

/** Runs a TypeScript file as a process of its own, as the commands run, and measures the whole of it. */
export async function measured(args: readonly string[], env: Record<string, string> = {}): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bench-'))
  const usageFile = join(folder, 'usage')
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'report-usage.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env, FANFARE_BENCH_USAGE: usageFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  const seconds = (performance.now() - began) / 1000
  if (code !== 0 || !existsSync(usageFile))
    throw new Error(`${args.join(' ')} ended with ${String(code)}:\n${errors}${output}`)
  const usages = readFileSync(usageFile, 'utf8').trim().split('\n')
  const { maxRSS, cpu } = JSON.parse(usages.at(-1)!) as { maxRSS: number; cpu: number }
  rmSync(folder, { recursive: true, force: true })
  return { seconds, peakMiB: maxRSS / 1024, cpuSeconds: cpu, output }
}

/** The middle one of several values: machines are noisy. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
