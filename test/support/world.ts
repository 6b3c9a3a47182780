import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Database } from '../../db/index.ts'
import { type Actor, addPerson, type Ctx, personActor } from '../../src/access/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { applyPlan, approve, readCampaignFile } from '../../src/plan/index.ts'
import { inboxMailer } from '../../src/platform/inbox-mailer.ts'
import { nodePorts } from '../../src/platform/node-ports.ts'
import { parseSmtpUrl } from '../../src/platform/smtp-address.ts'
import { smtpMailer } from '../../src/platform/smtp-mailer.ts'
import type { Clock, Mailer, Ports } from '../../src/ports.ts'
import { APPROVER, writePeople, writeSmallCampaign } from './small-campaign.ts'
import { silentLog } from './silent-log.ts'
import { type Contents, databaseToCopy, temporaryClient } from './temporary-database.ts'

export const SECRET = 'a secret of thirty-two characters and more'

/** A clock that stands still until it is moved, or until somebody sleeps on it. */
export interface TestClock extends Clock {
  set(iso: string): void
  forward(milliseconds: number): void
}

export function testClock(iso: string): TestClock {
  let now = Date.parse(iso)
  return {
    now: () => new Date(now),
    // Sleepers at the same time sleep the same time.
    sleep: async (milliseconds) => {
      const until = now + milliseconds
      await new Promise((resolve) => setImmediate(resolve))
      now = Math.max(now, until)
    },
    set: (to) => void (now = Date.parse(to)),
    forward: (milliseconds) => void (now += milliseconds),
  }
}

export interface WorldOptions {
  readonly smtpUrl?: string
  readonly mailer?: Mailer
  readonly at?: string
  readonly baseUrl?: string
  /** Begins as another one was. */
  readonly like?: KeptWorld
}

/** An installation as it was at a moment, to make others like it. */
export interface KeptWorld {
  readonly contents: Contents
  readonly at: string
}

/** A whole installation in this process over real parts, at a moment of the test's choosing. */
export interface World {
  readonly ports: Ports
  readonly clock: TestClock
  readonly db: Database
  readonly folder: string
  /** Acts as the command line, or as a person. */
  as(actor?: Actor): Ctx
  /** Brings people in, on the list `people` or another. */
  people(count: number, zone?: string, list?: string): Promise<void>
  /** Applies the small campaign (with changes), launched now unless it exists. */
  campaign(change?: Parameters<typeof writeSmallCampaign>[1]): Promise<void>
  approved(): Promise<void>
}

export async function world(options: WorldOptions = {}): Promise<World> {
  const { db } = await temporaryClient(options.like?.contents)
  return worldOn(db, options)
}

/** How a world is once something was done in it, with the small campaign in it: for other worlds to begin like it. */
export async function keptWorld(options: WorldOptions, work: (at: World) => Promise<void>): Promise<KeptWorld> {
  const { db, contents } = await databaseToCopy()
  const at = worldOn(db, options)
  await work(at)
  return { contents: await contents(), at: at.clock.now().toISOString() }
}

function worldOn(db: Database, options: WorldOptions): World {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-world-'))
  const clock = testClock(options.like?.at ?? options.at ?? '2027-03-01T09:00:00Z')
  const settings = {
    databaseUrl: '',
    databaseToken: undefined,
    baseUrl: options.baseUrl ?? 'https://fanfare.example',
    from: 'Licence renewal <renew@example.gov>',
    secret: SECRET,
    smtp: undefined,
    port: 0,
  }
  const inbox = inboxMailer(db, clock)
  const provider = options.mailer ?? (options.smtpUrl ? smtpMailer(parseSmtpUrl(options.smtpUrl)) : inbox)
  const ports: Ports = { ...nodePorts(settings, db, silentLog), clock, mail: { provider, inbox } }
  onTestFinished(async () => {
    await Promise.all([provider.close(), ports.pages.close()])
    rmSync(folder, { recursive: true, force: true })
  })
  const as = (actor: Actor = { kind: 'command-line' }): Ctx => ({ db, actor, now: clock.now() })
  let created = options.like !== undefined
  return {
    ports,
    clock,
    db,
    folder,
    as,
    async people(count, zone, list = 'people') {
      await importContacts(as(), [readFileSync(writePeople(folder, count, zone))] as never, { list }, SECRET)
    },
    async campaign(change) {
      const file = writeSmallCampaign(folder, change)
      const { plan, problems } = readCampaignFile(readFileSync(file, 'utf8'), { file })
      if (!plan) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
      await applyPlan(as(), created ? { plan } : { plan, launch: 'now' })
      created = true
    },
    async approved() {
      await addPerson(as(), { email: APPROVER, roles: ['approver'] })
      const { refused } = await approve(as(await personActor(db, APPROVER)), { campaignId: 'renew-online' })
      if (refused.length > 0) throw new Error(JSON.stringify(refused))
    },
  }
}
