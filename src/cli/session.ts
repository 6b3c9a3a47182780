import { once } from 'node:events'
import type { Command } from 'commander'
import { type Actor, type Ctx, personActor } from '../access/index.ts'
import { nodePorts, standardErrorLog } from '../platform/node-ports.ts'
import { openNodeDatabase } from '../platform/node-database.ts'
import { type NodeSettings, readSettings } from '../platform/settings.ts'
import type { Ports } from '../ports.ts'

/** What a command works with: the ports, who is acting, and the context for the verbs. */
export interface Session {
  readonly ports: Ports
  readonly settings: NodeSettings
  readonly ctx: Ctx
}

/** What a command says: one document for programs, prose for people, and whether it is a success. */
export interface Answer {
  readonly json: unknown
  readonly text: string
  /** 1 where a problem was found or something failed. */
  readonly exitCode?: 0 | 1
}

/** What a command says that may be too long to hold: line by line. */
export interface Lines {
  readonly lines: AsyncIterable<string>
}

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json?: boolean
  readonly as?: string
}

/** Opens what a command needs, runs it, prints its answer, and closes again. */
export async function inSession(command: Command, work: (session: Session) => Promise<Answer | Lines>): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>()
  const settings = readSettings()
  const db = await openNodeDatabase(settings)
  const ports = nodePorts(settings, db, standardErrorLog)
  try {
    const actor: Actor = options.as === undefined ? { kind: 'command-line' } : await personActor(db, options.as)
    const answer = await work({ ports, settings, ctx: { db, actor, now: ports.clock.now() } })
    if ('lines' in answer) await printLines(answer.lines)
    else print(answer, options)
  } finally {
    await Promise.all([ports.mail.provider.close(), ports.pages.close()])
    db.close()
  }
}

/** Prints an answer: with `--json` exactly one document, otherwise prose. */
export function print(answer: Answer, options: GlobalOptions): void {
  process.stdout.write(options.json ? `${JSON.stringify(answer.json)}\n` : `${answer.text}\n`)
  process.exitCode = answer.exitCode ?? 0
}

async function printLines(lines: AsyncIterable<string>): Promise<void> {
  let text = ''
  for await (const line of lines) {
    text += `${line}\n`
    if (text.length < 65_536) continue
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
    text = ''
  }
  process.stdout.write(text)
}
