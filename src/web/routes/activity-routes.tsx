import { Hono } from 'hono'
import { audiencePeople, withoutKnownZone } from '../../audience/index.ts'
import {
  ledgerCsv,
  type LedgerFilter,
  ledgerPageOf,
  markDone,
  previewMail,
  progressOf,
  testSend,
  whatIsPutUp,
} from '../../dispatch/index.ts'
import { FanfareError, Invalid, NotAllowed, NotFound, type Problem } from '../../errors.ts'
import { checkBeforeApproval } from '../../materials/index.ts'
import { activityPage, approve, askForChanges, plannedMaterials } from '../../plan/index.ts'
import type { Ports } from '../../ports.ts'
import { csvAnswer } from '../csv-answer.ts'
import { formOf } from '../form.ts'
import { statusOf } from '../on-error.tsx'
import { wholeNumber } from '../page-address.ts'
import { ActivityProgress } from '../pages/activity-progress.tsx'
import { activityPath } from '../pages/activity-path.ts'
import { OneActivityPage } from '../pages/activity.tsx'
import { OfflineActivityPage } from '../pages/offline-activity.tsx'
import { LedgerPage } from '../pages/ledger.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { namedProblem } from '../words/named-problem.ts'
import { counted } from '../words/numbers.ts'
import { type ActivityPlace, placeOf } from './activity-place.ts'
import { steerActivityRoutes } from './steer-activity-routes.tsx'

/** One activity: how it stands, its mail, its approval, a test, its ledger, and stopping it. */
export function activityRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()

  routes.get('/', (c) => (c.req.header('hx-request') === undefined ? showActivity(c, ports) : showProgress(c)))

  routes.get('/mail.html', async (c) => {
    const { html } = await previewMail(ports, c.var.ctx, { ...placeOf(c), ...previewed(c) })
    return c.html(html)
  })

  routes.post('/test-send', async (c) => {
    const form = await formOf(c)
    const to = (form['to'] ?? '').trim()
    return acted(c, ports, form, async (at) => {
      const { sent } = await testSend(ports, c.var.ctx, { ...at, to })
      return sent === 1 ? 'A test was sent' : `${counted(sent, 'test was', 'tests were')} sent, one in each language`
    })
  })

  routes.post('/approve', async (c) => {
    const form = await formOf(c)
    return acted(c, ports, form, async (at) => {
      await checkBeforeApproval(c.var.ctx, ports, { campaignId: at.campaignId, activityIds: [at.activityId] })
      const { refused } = await approve(c.var.ctx, { ...at, ...seenIn(form) })
      if (refused.length > 0)
        throw new Invalid(refused.map(({ reason }) => `It was not approved: ${reason}`).join('\n'))
      return 'It is approved, exactly as it is now'
    })
  })

  routes.post('/done', async (c) => {
    const form = await formOf(c)
    return acted(c, ports, form, async (at) => {
      const { placements } = await markDone(c.var.ctx, {
        ...at,
        ordinal: wholeNumber(form['date']),
        proof: form['proof'] ?? '',
      })
      const where = placements.length === 0 ? '' : `, at ${counted(placements.length, 'place', 'places')}`
      return `It is done${where}`
    })
  })

  routes.post('/ask-for-changes', async (c) => {
    const form = await formOf(c)
    return acted(c, ports, form, async (at) => {
      await askForChanges(c.var.ctx, { ...at, reason: form['reason'] ?? '', ...seenIn(form) })
      return 'Changes are asked for; nothing goes out before it is approved'
    })
  })

  routes.get('/ledger', async (c) => {
    const filter = filterOf(c)
    const after = wholeNumber(c.req.query('after'))
    const activity = await activityPage(c.var.ctx, placeOf(c))
    const ledger = await ledgerPageOf(c.var.ctx, { ...filter, after })
    return show(c, <LedgerPage activity={activity} ledger={ledger} filter={filter} isLater={after !== undefined} />)
  })

  routes.get('/ledger.csv', (c) => {
    const { campaignId, activityId } = placeOf(c)
    return csvAnswer(c, `${campaignId}-${activityId}-ledger.csv`, ledgerCsv(c.var.ctx, filterOf(c)))
  })

  routes.route('/', steerActivityRoutes())
  return routes
}

/** The page as it is now, or again with what was wrong with a form on it. */
async function showActivity(
  c: SignedInContext,
  ports: Ports,
  wrong?: { values: Record<string, string>; error: FanfareError; problems: readonly Problem[] },
) {
  const { ctx, viewer } = c.var
  const at = placeOf(c)
  const activity = await activityPage(ctx, at)
  const filled = { values: { to: viewer.email, ...wrong?.values }, problems: wrong?.problems ?? [] }
  const status = wrong === undefined ? 200 : statusOf(wrong.error)
  const { audience: addressed, putsUp } = activity
  if (addressed === null || putsUp !== null) {
    const { channel } = activity
    const { material, version } = putsUp ?? { material: '', version: null }
    const { campaign } = await plannedMaterials(ctx, at)
    const page = (
      <OfflineActivityPage
        activity={activity}
        material={campaign.materials.find(({ id }) => id === material)}
        putUp={await whatIsPutUp(ctx, { campaignId: at.campaignId, channel, material, version })}
        now={ctx.now}
        filled={filled}
      />
    )
    return show(c, page, status)
  }
  const progress = await progressNow(c, at, activity.ordinal)
  const wasFrozen = progress.counts.audience > 0 || activity.isOver
  const audience = { campaignId: at.campaignId, audienceId: addressed.id }
  const people = wasFrozen ? undefined : await audiencePeople(ctx, audience)
  const isLocal = activity.clock === 'recipient' && !wasFrozen
  const withoutZone = isLocal ? await withoutKnownZone(ctx, audience) : undefined
  const chosen = previewed(c)
  const preview = await previewMail(ports, ctx, { ...at, ...chosen })
  const page = (
    <OneActivityPage
      activity={activity}
      progress={progress}
      people={people}
      withoutZone={withoutZone}
      preview={preview}
      language={chosen.language}
      now={ctx.now}
      testsAreCaught={activity.campaign.isExample || ports.mail.provider === ports.mail.inbox}
      filled={filled}
    />
  )
  return show(c, page, status)
}

/** Only what moves, for a page that refreshes itself. */
async function showProgress(c: SignedInContext) {
  const at = placeOf(c)
  const activity = await activityPage(c.var.ctx, at)
  const progress = await progressNow(c, at, activity.ordinal)
  const base = activityPath(at.campaignId, at.activityId)
  return show(c, <ActivityProgress activity={activity} progress={progress} base={base} now={c.var.ctx.now} />)
}

/** Of the date that the page is about. */
async function progressNow(c: SignedInContext, at: ActivityPlace, ordinal: number) {
  const progress = (await progressOf(c.var.ctx, at)).find((one) => one.ordinal === ordinal)
  if (progress === undefined) throw new NotFound(`the activity ${at.activityId} of ${at.campaignId} has no date yet`)
  return progress
}

/** Does what a form of the page asks and says so there, or shows the page again with what was wrong. */
async function acted(
  c: SignedInContext,
  ports: Ports,
  form: Record<string, string>,
  act: (at: ActivityPlace) => Promise<string>,
) {
  const at = placeOf(c)
  try {
    tell(c, await act(at))
  } catch (error) {
    if (!(error instanceof FanfareError) || error instanceof NotFound || error instanceof NotAllowed) throw error
    const problems: readonly Problem[] =
      error instanceof Invalid ? error.problems : [{ path: '', message: error.message, severity: 'error' }]
    return showActivity(c, ports, { values: form, error, problems: problems.map(namedProblem) })
  }
  return c.redirect(activityPath(at.campaignId, at.activityId), 303)
}

/** A form that does not say what was seen decides on nothing. */
function seenIn({ seen = '' }: Record<string, string>): { seen: string } {
  return { seen }
}

/** Which recipient is looked at; what is no number is the first. */
function previewed(c: SignedInContext): { language: string | undefined; position: number | undefined } {
  return { language: c.req.query('language') || undefined, position: wholeNumber(c.req.query('position')) }
}

function filterOf(c: SignedInContext): LedgerFilter {
  const { status, reason, language } = c.req.query()
  const ordinal = wholeNumber(c.req.query('date'))
  return {
    ...placeOf(c),
    ordinal,
    status: status || undefined,
    reason: reason || undefined,
    language: language || undefined,
  }
}
