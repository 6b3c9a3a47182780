import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { RetryLater } from '../errors.ts'

/** A program that runs beside this one. */
export interface Child {
  readonly pid: number | undefined
  /** What it printed at last, for when something is wrong. */
  lastWords(): string
  /** Ends it and whatever it started itself; resolves when it is gone. */
  stop(): Promise<void>
  /** Resolves when it ended by itself or was stopped. */
  readonly ended: Promise<void>
}

/** A program that was asked to end is given so long. Milliseconds. */
const GRACE = 5_000
const KEPT_WORDS = 4_000

export interface ChildOptions {
  readonly folder: string
  readonly env?: NodeJS.ProcessEnv
  /** Called with what it prints. */
  readonly heard?: (text: string) => void
}

/** Starts a program in a process group of its own, so that the whole of it can be ended. */
export function startChild(command: string, args: readonly string[], options: ChildOptions): Child {
  const child = spawn(command, args, {
    cwd: options.folder,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let words = ''
  const listen = (chunk: Buffer) => {
    const text = chunk.toString()
    words = (words + text).slice(-KEPT_WORDS)
    options.heard?.(text)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', (error) => {
      words += error.message
      resolve()
    })
  })
  return { pid: child.pid, lastWords: () => words.trim(), stop: () => stopGroup(child, ended), ended }
}

/** The program itself is asked, for it ends what it started in good order; what then is still there is ended too. */
async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE)
  await ended
  clearTimeout(force)
  signalGroup(child, 'SIGKILL')
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Nothing of it is left.
  }
}

/** How often a program that starts is asked whether it is ready. Milliseconds. */
const ASK_EVERY = 50

/** Asks an address until it answers anything at all. Throws `RetryLater` when the program ended or is not ready in time. */
export async function untilAnswers(url: string, child: Child, name: string, patience: number): Promise<void> {
  const ended = child.ended.then(() => 'ended' as const)
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (await fetch(url).catch(() => undefined)) return
    if ((await Promise.race([ended, pause(ASK_EVERY)])) === 'ended') break
  }
  await child.stop()
  throw new RetryLater(`${name} did not start: ${child.lastWords() || 'it said nothing'}`, 1)
}
