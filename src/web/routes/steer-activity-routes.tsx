import { Hono } from 'hono'
import { cancel, pause, resume, type SteeringAct, steeringPreview } from '../../dispatch/index.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { activityPage } from '../../plan/index.ts'
import { activityPath } from '../pages/activity-path.ts'
import { SteerActivityPage } from '../pages/steer-activity.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { placeOf } from './activity-place.ts'

const ACTS = {
  pause: { verb: pause, done: 'It is paused, and only a person resumes it' },
  resume: { verb: resume, done: 'It goes on' },
  cancel: { verb: cancel, done: 'It is cancelled, and nobody else is written to' },
} as const satisfies Record<SteeringAct, unknown>

/** Pausing, resuming and cancelling one activity, each after a page that says to how many people. */
export function steerActivityRoutes(): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  for (const act of ['pause', 'resume', 'cancel'] as const) {
    routes.get(`/${act}`, async (c) => {
      const { ctx } = c.var
      const preview = await openOnly(c, () => steeringPreview(ctx, { ...placeOf(c), act }))
      const activity = await activityPage(ctx, placeOf(c))
      return show(c, <SteerActivityPage act={act} activity={activity} preview={preview} now={ctx.now} />)
    })
    routes.post(`/${act}`, async (c) => {
      const at = placeOf(c)
      const { verb, done } = ACTS[act]
      const { changed } = await openOnly(c, () => verb(c.var.ctx, at))
      tell(c, changed.length > 0 ? done : 'Nothing was changed: it stood so already')
      return c.redirect(activityPath(at.campaignId, at.activityId), 303)
    })
  }
  return routes
}

/** What is over is not missing: says which it is. */
async function openOnly<T>(c: SignedInContext, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    const { isOver } = await activityPage(c.var.ctx, placeOf(c))
    throw isOver ? new Conflict('This activity is over, so there is nothing left to stop or to go on with.') : error
  }
}
