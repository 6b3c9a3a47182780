import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type KeptAnswer, UnderWay } from '../../access/index.ts'
import { FanfareError, faultInWords, Invalid, RetryLater } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { asSentence, statusOf, titleOf } from '../on-error.tsx'
import { PROBLEM_KINDS, type ProblemBody, problemReference, type ProblemStatus } from './problem-shape.ts'

/** Turns whatever goes wrong under `/api/v1` into one shape, in one place; what nobody foresaw is logged and not shown. */
export function answerProblem({ settings, log }: Pick<Ports, 'settings' | 'log'>) {
  return function showProblem(error: Error, c: Context): Response {
    const answer = problemOf(error, settings.baseUrl)
    if (answer.status === 500) {
      log.error('a request failed', { route: c.req.routePath, error: error.name, message: faultInWords(error) })
    }
    if (answer.status === 401) c.header('www-authenticate', challenge(c))
    if (error instanceof UnderWay || error instanceof RetryLater) c.header('retry-after', String(error.afterSeconds))
    return sendAnswer(c, answer)
  }
}

/** The answer to an error, which may be kept as the answer to its request. */
export function problemOf(error: unknown, baseUrl: string): KeptAnswer {
  const problem = problemWithout(error)
  const status = isDescribed(problem.status) ? problem.status : 500
  const type = `${baseUrl}/api/v1/openapi.json${problemReference(status)}`
  return { status, body: JSON.stringify({ type, ...problem, status } satisfies ProblemBody) }
}

/** Sends an answer that is written out already: what is no success is a problem. */
export function sendAnswer(c: Context, { status, body }: KeptAnswer): Response {
  c.header('content-type', status < 400 ? 'application/json' : 'application/problem+json')
  return c.body(body, hasBody(status) ? status : 500)
}

const REFUSALS: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  400: ['The body is no JSON', 'Expected one JSON object. Nothing was changed.'],
  401: [
    'A token is needed',
    'Send one as “Authorization: Bearer TOKEN”. An administrator makes it with: fanfare person token EMAIL. It ends when it is revoked and when the roles of its person change.',
  ],
  413: ['That is too large', 'Expected a body of up to 512 KiB. Nothing was changed.'],
  415: ['The body is not sent as JSON', 'Send it with “Content-Type: application/json”. Nothing was changed.'],
}

function problemWithout(error: unknown): Omit<ProblemBody, 'type'> {
  if (error instanceof FanfareError) {
    const problems = error instanceof Invalid && {
      problems: error.problems.map(({ path, message, severity }) => ({ path, message, severity })),
    }
    return { title: titleOf(error), status: statusOf(error), detail: asSentence(error.message), ...problems }
  }
  const [title, detail] = (error instanceof HTTPException && REFUSALS[error.status]) || []
  if (error instanceof HTTPException && title && detail) return { title, status: error.status, detail }
  return { title: 'Something went wrong', status: 500, detail: 'It was written down. Please try again.' }
}

/** As in RFC 6750: what was sent in place of a token is told apart from nothing. */
function challenge(c: Context): string {
  const isSent = c.req.header('authorization') !== undefined
  return `Bearer realm="Fanfare"${isSent ? ', error="invalid_token"' : ''}`
}

function isDescribed(status: number): status is ProblemStatus {
  return status in PROBLEM_KINDS
}

function hasBody(status: number): status is ContentfulStatusCode {
  return status >= 200 && status !== 204 && status !== 304
}
