import type { Context } from 'hono'
import { answerOnce, type Ctx, type KeptAnswer, UnderWay } from '../../access/index.ts'
import { Conflict, Invalid, NotFound } from '../../errors.ts'
import { problemOf, sendAnswer } from './problem-answer.ts'
import type { WithToken } from './with-token.ts'

interface Post<Request> {
  readonly request: Request
  /** Does it by one verb, with one write. */
  readonly work: (ctx: Ctx, request: Request) => Promise<object>
}

/**
 * Answers a POST with what its verb answers. With an `Idempotency-Key` it is done once, and who asks again within a day
 * gets the first answer, marked as such; what is no JSON or not in shape was not begun, and its key is free.
 */
export async function answerPost<Request>(
  c: Context<WithToken>,
  baseUrl: string,
  { request, work }: Post<Request>,
): Promise<Response> {
  const done = async (ctx: Ctx): Promise<KeptAnswer> => ({
    status: 200,
    body: JSON.stringify(await work(ctx, request)),
  })
  const key = c.req.header('idempotency-key')
  if (key === undefined) return sendAnswer(c, await done(c.var.ctx))
  const answer = await answerOnce(c.var.ctx, {
    key,
    request: JSON.stringify([c.req.method, c.req.path, request]),
    work: done,
    refusal: (error) => (isForGood(error) ? problemOf(error, baseUrl) : undefined),
  })
  if (answer.isKept) c.header('idempotent-replayed', 'true')
  return sendAnswer(c, answer)
}

/** A refusal of the request itself. Rights may be given and faults pass, so that asking again may help. */
function isForGood(error: unknown): boolean {
  return (
    (error instanceof Invalid || error instanceof NotFound || error instanceof Conflict) && !(error instanceof UnderWay)
  )
}
