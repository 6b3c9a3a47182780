import { OpenAPIHono } from '@hono/zod-openapi'
import {
  launchHistory,
  listCampaigns,
  moveAsJson,
  moveLaunch,
  postponeLaunch,
  previewMove,
  reinstateLaunch,
  showPlan,
} from '../../plan/index.ts'
import { Invalid, NotFound } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { limitBody } from '../signed-in.ts'
import { answerPost } from './answer-post.ts'
import { describeCommonParts, description } from './description.ts'
import { historyAsJson } from './history-as-json.ts'
import { answerProblem, sendAnswer } from './problem-answer.ts'
import { refuseMalformed } from './request-shapes.ts'
import * as routes from './routes.ts'
import { requireToken, type WithToken } from './with-token.ts'

/** `/api/v1`, for other programs: a token instead of a session, JSON in and out, problems as in RFC 9457. */
export function apiRoutes(ports: Ports): OpenAPIHono<WithToken> {
  const { baseUrl } = ports.settings
  const api = new OpenAPIHono<WithToken>({ defaultHook: refuseMalformed }).basePath('/api/v1')
  describeCommonParts(api.openAPIRegistry)
  api.onError(answerProblem(ports))

  api.openapi(routes.describeInterface, (c) => {
    return sendAnswer(c, { status: 200, body: JSON.stringify(description(api, baseUrl)) })
  })

  api.use('/*', async (c, next) => {
    c.header('cache-control', 'no-store')
    return next()
  })
  api.use('/*', requireToken(ports), limitBody)

  api.openapi(routes.listAllCampaigns, async (c) => c.json(await listCampaigns(c.var.ctx), 200))

  api.openapi(routes.showCampaign, async (c) => {
    const { campaign: campaignId } = c.req.valid('param')
    const { occurrences, ...plan } = await showPlan(c.var.ctx, { campaignId })
    return c.json({ ...plan, occurrences: [...occurrences] }, 200)
  })

  api.openapi(routes.showLaunchHistory, async (c) => {
    const { campaign: campaignId } = c.req.valid('param')
    return c.json(historyAsJson(campaignId, await launchHistory(c.var.ctx, { campaignId })), 200)
  })

  api.openapi(routes.moveTheLaunch, (c) => {
    const { campaign: campaignId } = c.req.valid('param')
    return answerPost(c, baseUrl, {
      request: c.req.valid('json'),
      work: async (ctx, { dryRun, ...how }) => {
        const input = { campaignId, ...how }
        const move = dryRun ? previewMove(ctx, input) : moveLaunch(ctx, input)
        return moveAsJson(await move.catch(nameAsSent))
      },
    })
  })

  api.openapi(routes.postponeTheLaunch, (c) => {
    const { campaign: campaignId } = c.req.valid('param')
    return answerPost(c, baseUrl, {
      request: c.req.valid('json'),
      work: async (ctx, { reason }) => {
        await postponeLaunch(ctx, { campaignId, reason })
        return { campaign: campaignId, postponed: true }
      },
    })
  })

  api.openapi(routes.reinstateTheLaunch, (c) => {
    const { campaign: campaignId } = c.req.valid('param')
    return answerPost(c, baseUrl, {
      request: c.req.valid('json'),
      work: async (ctx, { reason }) => {
        await reinstateLaunch(ctx, { campaignId, reason })
        return { campaign: campaignId, postponed: false }
      },
    })
  })

  api.all('/*', (c) => {
    throw new NotFound(`there is no ${c.req.method} at this address; /api/v1/openapi.json says what there is`)
  })
  return api
}

/** The verb calls what is wrong with its date by the name that the date has in a campaign file; here it was sent as `to`. */
function nameAsSent(error: unknown): never {
  if (!(error instanceof Invalid)) throw error
  throw new Invalid(error.problems.map(({ path, ...rest }) => ({ ...rest, path: path === 'launch' ? 'to' : path })))
}
