import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { folderInMemory } from './folder-in-memory.ts'

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

const ROOT = join(import.meta.dirname, '../..')

/** An installation of its own in a temporary folder, used as people use it: by commands in processes of their own. */
export interface Installation {
  readonly folder: string
  /** Runs a command to its end. */
  run(...args: readonly string[]): Promise<Finished>
  /** Runs a command with `--json` and reads its one document; a command that fails is an error. */
  json<T>(...args: readonly string[]): Promise<T>
  /** Starts a command and leaves it running. */
  start(...args: readonly string[]): Started
  /** The same installation under other settings; an empty one counts as absent. */
  under(env: Readonly<Record<string, string>>): Installation
}

export interface Started {
  readonly child: ChildProcess
  readonly finished: Promise<Finished>
  /** What it has printed on standard output up to now. */
  printed(): string
}

export function installation(env: Readonly<Record<string, string>> = {}): Installation {
  const folder = folderInMemory('fanfare-installation-')
  const running = new Set<ChildProcess>()
  onTestFinished(() => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('FANFARE_')))
  const settings = {
    ...clean,
    FANFARE_DATABASE_URL: `file:${join(folder, 'fanfare.db')}`,
    PORT: '0',
    ...env,
  }
  return commandsIn(folder, running, settings)
}

function commandsIn(folder: string, running: Set<ChildProcess>, settings: NodeJS.ProcessEnv): Installation {
  const start: Installation['start'] = (...args) => {
    const child = spawn(process.execPath, [join(ROOT, 'src/cli/run.mjs'), ...args], {
      // Not in the checkout, whose .env is somebody's own.
      cwd: folder,
      env: settings,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    const finished = new Promise<Finished>((resolve) =>
      child.once('close', (code, signal) => {
        running.delete(child)
        resolve({ code, signal, out, err })
      }),
    )
    return { child, finished, printed: () => out }
  }
  const run: Installation['run'] = (...args) => start(...args).finished
  return {
    folder,
    start,
    run,
    under: (env) => commandsIn(folder, running, { ...settings, ...env }),
    async json<T>(...args: readonly string[]) {
      const { code, out, err } = await run(...args, '--json')
      if (code !== 0) throw new Error(`fanfare ${args.join(' ')} ended with ${code}:\n${err}${out}`)
      return JSON.parse(out) as T
    },
  }
}

/** Seconds; a machine with much else to do takes a third of it to start a Worker. */
const LONGEST_WAIT = 45

/** Looks again and again until there is an answer; fails with `what` it waited for after `LONGEST_WAIT`. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (const end = Date.now() + LONGEST_WAIT * 1000; Date.now() < end; await pause(10)) {
    const found = await look()
    if (found !== undefined && found !== false) return found
  }
  throw new Error(`${what}: not within ${LONGEST_WAIT} s`)
}
