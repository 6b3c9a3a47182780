import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '../support/free-port.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A web server as a process of its own. */
export interface Served {
  readonly port: number
  stop(): Promise<void>
}

/** Starts a server that listens on `PORT`, and waits until it answers. Throws when it ends instead. */
export async function served(args: readonly string[], env: Record<string, string> = {}): Promise<Served> {
  const port = await freePort()
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (response) break
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended with ${child.exitCode}:\n${errors}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    port,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
