import {
  endExamples,
  exampleCampaigns,
  examplesLeftAt,
  hasExampleRows,
  noteExamplesLeft,
  removeExampleContacts,
  removeExampleDeliveries,
  removeExamplePlans,
  removeExampleTests,
} from '../../db/queries/examples.ts'
import { audit, type Ctx, requireRole, ROLES } from '../access/index.ts'
import { TEST_HEADER } from './test-send.ts'

/** What was removed. */
export interface ExamplesLeft {
  readonly campaigns: number
  readonly deliveries: number
  readonly contacts: number
  readonly mails: number
}

/** Rows per transaction: short enough for others to write between. */
const CHUNK = 5_000

/** Whether anything of the examples is here. Any role. */
export async function hasExamples(ctx: Ctx): Promise<boolean> {
  requireRole(ctx.actor, ...ROLES)
  return hasExampleRows(ctx.db.rows)
}

/**
 * Removes the examples: campaigns with their ledger, links and events, the people who are on their lists alone, and what the
 * inbox caught for them. They do not come back by themselves. Ends them first, and goes in steps, so that one that was
 * interrupted is finished by calling it again. What is in the audit log stays. Role administrator or planner.
 */
export async function leaveExamples(ctx: Ctx): Promise<ExamplesLeft> {
  requireRole(ctx.actor, 'administrator', 'planner')
  const at = ctx.now.getTime()
  const campaigns = await exampleCampaigns(ctx.db.rows)
  await ctx.db.write(async (tx) => {
    await endExamples(tx, at)
    await noteExamplesLeft(tx, at)
  })
  const ledger = await removeLedger(ctx)
  const contacts = await removePeople(ctx)
  return ctx.db.write(async (tx) => {
    const tests = await removeExampleTests(tx, campaigns, TEST_HEADER)
    await removeExamplePlans(tx)
    const { deliveries, mails } = ledger
    const left = { campaigns: campaigns.length, deliveries, contacts, mails: mails + tests }
    if (Object.values(left).some((count) => count > 0))
      await audit(tx, ctx, 'examples.leave', 'examples', { campaigns }, left)
    return left
  })
}

/** Whether a person removed the examples, so that a start leaves them out. */
export async function examplesWereLeft(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  return (await examplesLeftAt(ctx.db.rows)) !== undefined
}

/** Lets the examples be loaded again after somebody removed them. Role administrator or planner. */
export async function askForExamples(ctx: Ctx): Promise<void> {
  requireRole(ctx.actor, 'administrator', 'planner')
  await ctx.db.write(async (tx) => {
    if ((await examplesLeftAt(tx)) === undefined) return
    await noteExamplesLeft(tx, null)
    await audit(tx, ctx, 'examples.ask', 'examples', null, null)
  })
}

async function removeLedger(ctx: Ctx): Promise<{ deliveries: number; mails: number }> {
  const removed = { deliveries: 0, mails: 0 }
  for (;;) {
    const step = await ctx.db.write((tx) => removeExampleDeliveries(tx, CHUNK))
    if (step.deliveries === 0) return removed
    removed.deliveries += step.deliveries
    removed.mails += step.mails
  }
}

async function removePeople(ctx: Ctx): Promise<number> {
  for (let removed = 0; ;) {
    const step = await ctx.db.write((tx) => removeExampleContacts(tx, CHUNK))
    if (step === 0) return removed
    removed += step
  }
}
