import { createRoute, z } from '@hono/zod-openapi'
import { CampaignsAnswer, HistoryAnswer, MoveAnswer, PlanAnswer, PostponedAnswer } from './answer-shapes.ts'
import { problemReference, type ProblemStatus } from './problem-shape.ts'
import { InCampaign, KeyHeader, MoveRequest, PostponeRequest, ReinstateRequest } from './request-shapes.ts'

const UNEXPECTED = { $ref: problemReference(500) }
const ALWAYS = [401, 403, 503] as const
const POSTED = [400, 404, 409, 413, 415, 422] as const

function answers<Shape extends z.ZodType>(description: string, schema: Shape, problems: readonly ProblemStatus[]) {
  const refusals = [...ALWAYS, ...problems].map((status) => [status, { $ref: problemReference(status) }] as const)
  const answer = { description, content: { 'application/json': { schema } } }
  return { ...Object.fromEntries(refusals), 200: answer, 500: UNEXPECTED }
}

function json<Shape extends z.ZodType>(schema: Shape, required = true) {
  return { content: { 'application/json': { schema } }, required }
}

export const describeInterface = createRoute({
  method: 'get',
  path: '/openapi.json',
  operationId: 'describeInterface',
  summary: 'This description, as OpenAPI 3.1; needs no token',
  security: [],
  responses: {
    200: { description: 'The description', content: { 'application/json': { schema: z.looseObject({}) } } },
    500: UNEXPECTED,
  },
})

export const listAllCampaigns = createRoute({
  method: 'get',
  path: '/campaigns',
  operationId: 'listCampaigns',
  summary: 'Every campaign, the earliest launch first',
  responses: answers('The campaigns', CampaignsAnswer, []),
})

export const showCampaign = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}',
  operationId: 'showCampaign',
  summary: 'The dated plan of a campaign, in the order of its dates',
  request: { params: InCampaign },
  responses: answers('The plan', PlanAnswer, [404]),
})

export const showLaunchHistory = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/launch-history',
  operationId: 'showLaunchHistory',
  summary: 'How the launch and the other anchors were moved, the first move first',
  request: { params: InCampaign },
  responses: answers('The history', HistoryAnswer, [404]),
})

export const moveTheLaunch = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/launch-moves',
  operationId: 'moveLaunch',
  summary: 'Move the launch, or another anchor, and what hangs on it; with dryRun only say what would happen',
  description:
    'Role planner. The same date again changes nothing. A postponed launch has a date again. A move that would put an activity before one that has to go out first is refused (409); dryRun names them.',
  request: { params: InCampaign, headers: KeyHeader, body: json(MoveRequest) },
  responses: answers('Each occurrence before and after', MoveAnswer, POSTED),
})

export const postponeTheLaunch = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/launch-postponements',
  operationId: 'postponeLaunch',
  summary: 'Take the date from the launch: nothing of the campaign goes out until it has one again',
  description: 'Role planner or operator.',
  request: { params: InCampaign, headers: KeyHeader, body: json(PostponeRequest) },
  responses: answers('It is postponed', PostponedAnswer, POSTED),
})

export const reinstateTheLaunch = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/launch-reinstatements',
  operationId: 'reinstateLaunch',
  summary: 'Give a postponed launch its old date back',
  description: 'Role planner or operator.',
  request: { params: InCampaign, headers: KeyHeader, body: json(ReinstateRequest, false) },
  responses: answers('It has its date again', PostponedAnswer, POSTED),
})
