import { Hono } from 'hono'
import { onceReinstated } from '../../dispatch/index.ts'
import { Conflict, Invalid, type Problem } from '../../errors.ts'
import {
  campaignPage,
  type LaunchAct,
  launchHistory,
  launchOutlook,
  type Move,
  moveLaunch,
  postponeLaunch,
  previewMove,
  reinstateLaunch,
  tellDateChanged,
  toldOldDate,
} from '../../plan/index.ts'
import { wallOf } from '../../schedule/index.ts'
import { formOf } from '../form.ts'
import { activityPath } from '../pages/activity-path.ts'
import { campaignPath } from '../pages/campaign-head.tsx'
import { MoveLaunchPage } from '../pages/launch-move.tsx'
import { LaunchMovedPage } from '../pages/launch-moved.tsx'
import { PostponeLaunchPage, ReinstateLaunchPage } from '../pages/launch-postpone.tsx'
import { dateInWords, MovePreviewPage } from '../pages/launch-preview.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { wallInWords } from '../words/moment.ts'
import { namedProblem } from '../words/named-problem.ts'

type Values = Record<string, string>

/** `/campaigns/CAMPAIGN/launch`: moving the launch after a preview, postponing and reinstating it. */
export function launchRoutes(): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()

  routes.get('/launch', async (c) => {
    const { anchor = 'launch', to } = c.req.query()
    if (to === undefined) return askForDate(c, { anchor })
    return preview(c, { anchor, to })
  })

  routes.post('/launch', async (c) => {
    const { anchor = 'launch', to = '', seen = '', reason = '' } = await formOf(c)
    try {
      const move = await moveLaunch(c.var.ctx, { ...campaignOf(c), anchor, to, seen, reason })
      const what = dateInWords(move)
      tell(c, `${what.charAt(0).toUpperCase()}${what.slice(1)} is moved to ${wallInWords(move.to)} (${move.zone})`)
      return c.redirect(`${campaignPath(move.campaign)}/launch/moved`, 303)
    } catch (error) {
      if (error instanceof Conflict) return preview(c, { anchor, to, reason }, { refused: error.message })
      if (error instanceof Invalid) return preview(c, { anchor, to, reason }, { problems: error.problems })
      throw error
    }
  })

  routes.get('/launch/moved', async (c) => {
    const { ctx } = c.var
    const told = await toldOldDate(ctx, campaignOf(c))
    const plan = await campaignPage(ctx, campaignOf(c))
    const history = await launchHistory(ctx, campaignOf(c))
    return show(c, <LaunchMovedPage plan={plan} history={history} told={told} now={ctx.now} />)
  })

  routes.post('/launch/tell', async (c) => {
    const { activity } = await tellDateChanged(c.var.ctx, campaignOf(c))
    tell(c, 'It is planned, and waits for its approval. Look at its text and its date')
    return c.redirect(activityPath(campaignOf(c).campaignId, activity), 303)
  })

  for (const act of ['postpone', 'reinstate'] as const) {
    routes.get(`/launch/${act}`, (c) => ask(c, act))
    routes.post(`/launch/${act}`, (c) => decide(c, act))
  }
  return routes
}

const ACTS = {
  postpone: {
    verb: postponeLaunch,
    done: 'The launch is postponed, and nothing goes out until it has a date again',
  },
  reinstate: { verb: reinstateLaunch, done: 'The launch has its old date back' },
} as const satisfies Partial<Record<LaunchAct, unknown>>

async function ask(c: SignedInContext, act: keyof typeof ACTS, values: Values = {}, problems: readonly Problem[] = []) {
  const { ctx } = c.var
  const outlook = await launchOutlook(ctx, { ...campaignOf(c), act })
  const shown = { outlook, filled: { values, problems: problems.map(namedProblem) }, now: ctx.now }
  const status = problems.length > 0 ? 422 : 200
  if (act === 'postpone') return show(c, <PostponeLaunchPage {...shown} />, status)
  return show(c, <ReinstateLaunchPage {...shown} once={await onceReinstated(ctx, campaignOf(c))} />, status)
}

async function decide(c: SignedInContext, act: keyof typeof ACTS) {
  const form = await formOf(c)
  const { verb, done } = ACTS[act]
  try {
    await verb(c.var.ctx, { ...campaignOf(c), reason: form['reason'] ?? '' })
  } catch (error) {
    if (error instanceof Invalid) return ask(c, act, form, error.problems)
    throw error
  }
  tell(c, done)
  return c.redirect(campaignPath(campaignOf(c).campaignId), 303)
}

/** The form for a date, filled in with the one that is planned. */
async function askForDate(c: SignedInContext, values: Values, problems: readonly Problem[] = []) {
  const { ctx } = c.var
  const outlook = await launchOutlook(ctx, { ...campaignOf(c), act: 'move' })
  const { wall, zone } = outlook.anchors.find(({ name }) => name === values['anchor']) ?? outlook.launch
  // A date that went by is no place to begin choosing from.
  const filled = { to: Date.parse(outlook.launch.instant) < ctx.now.getTime() ? wallOf(ctx.now.getTime(), zone) : wall }
  return show(
    c,
    <MoveLaunchPage outlook={outlook} filled={{ values: { ...filled, ...values }, problems }} now={ctx.now} />,
    problems.length > 0 ? 422 : 200,
  )
}

interface Wrong {
  readonly refused?: string
  readonly problems?: readonly Problem[]
}

/** What a move would do, anew at each look; the form again for a date that is none, or is the one it has. */
async function preview(c: SignedInContext, values: Values, { refused, problems = [] }: Wrong = {}) {
  const { anchor = 'launch', to = '' } = values
  const { move, faults } = await tried(c, { anchor, to })
  if (move === undefined) return askForDate(c, values, faults)
  if (move.isNothing) {
    const message = `It is planned for ${wallInWords(move.to)} already. Enter another date`
    return askForDate(c, values, [{ path: 'to', message, severity: 'error' }])
  }
  const outlook = await launchOutlook(c.var.ctx, { ...campaignOf(c), act: 'move' })
  const filled = { values, problems: problems.map(namedProblem) }
  const status = refused !== undefined ? 409 : problems.length > 0 ? 422 : 200
  return show(c, <MovePreviewPage outlook={outlook} move={move} filled={filled} refused={sentence(refused)} />, status)
}

async function tried(
  c: SignedInContext,
  date: { anchor: string; to: string },
): Promise<{ move?: Move; faults?: readonly Problem[] }> {
  try {
    return { move: await previewMove(c.var.ctx, { ...campaignOf(c), ...date }) }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const [first] = error.problems
    const message = date.to.trim() === '' ? 'Enter the new date and time' : (first?.message ?? error.message)
    return { faults: [{ path: 'to', message, severity: 'error' }] }
  }
}

function sentence(text: string | undefined): string | undefined {
  return text && `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function campaignOf(c: SignedInContext): { campaignId: string } {
  return { campaignId: c.req.param('campaign') ?? '' }
}
