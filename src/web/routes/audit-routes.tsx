import { Hono } from 'hono'
import { auditActions, auditActors, auditCsv, type AuditFilter, auditLog, keyedHash } from '../../access/index.ts'
import { NotFound } from '../../errors.ts'
import { listCampaigns } from '../../plan/index.ts'
import type { Ports } from '../../ports.ts'
import type { Option } from '../components/fields.tsx'
import { csvAnswer } from '../csv-answer.ts'
import { pageAddress, wholeNumber } from '../page-address.ts'
import { AuditLogPage } from '../pages/audit-log.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { actionInWords, actorInWords, kindOfAction } from '../words/audit-words.ts'

/** The audit log. Whoever acted is named in its address by a key, as their own address is personal data. */
export function auditRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  const keyOf = (actor: string) => keyedHash(ports.settings.secret, 'audit-actor', actor).slice(0, 16)

  const filterOf = (c: SignedInContext, actors: readonly string[]): AuditFilter => {
    const { campaign, by, action } = asked(c)
    const actor = actors.find((one) => keyOf(one) === by)
    if (by !== '' && actor === undefined) {
      throw new NotFound('Nobody in the audit log is named so. Choose from the list on the page Audit log.')
    }
    return { campaign: campaign || undefined, actor, action: action || undefined }
  }

  routes.get('/audit-log', async (c) => {
    const { ctx } = c.var
    const actors = await auditActors(ctx)
    const filter = asked(c)
    const before = wholeNumber(c.req.query('before'))
    const { entries, next } = await auditLog(ctx, { ...filterOf(c, actors), before })
    const [campaigns, actions] = [await listCampaigns(ctx), await auditActions(ctx)]
    const page = (
      <AuditLogPage
        entries={entries}
        campaigns={campaigns.map(({ campaign, title }) => ({ value: campaign, text: title }))}
        actors={actors.map((actor) => ({ value: keyOf(actor), text: actorInWords(actor) }))}
        actions={actions.map(actionOption).toSorted(byWords)}
        filter={filter}
        first={before === undefined ? undefined : pageAddress('/audit-log', filter)}
        next={next === undefined ? undefined : pageAddress('/audit-log', { ...filter, before: next })}
        csv={pageAddress('/audit-log.csv', filter)}
        now={ctx.now}
      />
    )
    return show(c, page)
  })

  routes.get('/audit-log.csv', async (c) =>
    csvAnswer(c, 'audit-log.csv', auditCsv(c.var.ctx, filterOf(c, await auditActors(c.var.ctx)))),
  )
  return routes
}

function asked(c: SignedInContext): Record<'campaign' | 'by' | 'action', string> {
  return {
    campaign: c.req.query('campaign') ?? '',
    by: c.req.query('by') ?? '',
    action: c.req.query('action') ?? '',
  }
}

function actionOption(action: string): Option {
  return { value: action, text: actionInWords(action), group: kindOfAction(action) }
}

function byWords(one: Option, other: Option): number {
  return (one.group ?? '').localeCompare(other.group ?? '') || one.text.localeCompare(other.text)
}
