import {
  beginAttempt,
  deleteKeysBefore,
  dropAttempt,
  keepAnswer,
  keyRow,
  type KeyOf,
  type KeyRow,
} from '../../db/queries/idempotency-keys.ts'
import { joinedTo, type Rows } from '../../db/index.ts'
import { Conflict, Invalid, NotAllowed } from '../errors.ts'
import type { Ctx } from './actor.ts'
import { contentHash } from './keyed-hash.ts'

/** An answer as it is kept: a status of HTTP and a JSON text. */
export interface KeptAnswer {
  readonly status: number
  readonly body: string
}

/** What a program asks to be done once. */
export interface OnceOnly {
  /** Of the program's choosing: 1 to 255 visible characters of ASCII. */
  readonly key: string
  /** What it asks for, as a text that is the same whenever it asks for the same. */
  readonly request: string
  /** Does it by one verb of one write. Its write is kept together with the answer, or not at all. */
  readonly work: (ctx: Ctx) => Promise<KeptAnswer>
  /** The answer to a refusal that would be the same again; nothing where asking again may help. */
  readonly refusal: (error: unknown) => KeptAnswer | undefined
}

/** The same request is being worked on: its answer can be had a little later. */
export class UnderWay extends Conflict {
  readonly afterSeconds = 1
}

const DAY = 86_400_000
/** Longer than a request can take: what has no answer by then has lost its process, and did nothing. */
const LOST_AFTER = 60_000

/**
 * Does what is asked under a key once, and answers whoever asks again within a day with the first answer. The attempt is
 * noted first; the work and its answer are then committed together. So a crash leaves either both, or an attempt that did
 * nothing and is taken over after a minute; whoever was taken over cannot commit. A refusal is kept after it was rolled back.
 *
 * Throws `UnderWay` while another is at it, and `Invalid` for a key that is none or was used for another request.
 */
export async function answerOnce(ctx: Ctx, once: OnceOnly): Promise<KeptAnswer & { readonly isKept: boolean }> {
  if (ctx.actor.kind !== 'person') throw new NotAllowed('an answer is kept for a person; nobody is signed in')
  if (!/^[\x21-\x7e]{1,255}$/.test(once.key)) throw wrongKey('expected 1 to 255 visible characters of ASCII')
  const key = { personId: ctx.actor.id, keyHash: contentHash(once.key) }
  const attempt = { id: crypto.randomUUID(), requestHash: contentHash(once.request) }
  const known = await knownAnswer(ctx.db.rows, ctx, key, attempt.requestHash)
  const first = known ?? (await ctx.db.write((tx) => begun(tx, ctx, key, attempt)))
  if (first) return { ...first, isKept: true }
  return { ...(await answered(ctx, key, attempt.id, once)), isKept: false }
}

/** Forgets answers that are over a day old, in the caller's transaction. `now` is in milliseconds. */
export async function forgetOldAnswers(tx: Rows, now: number): Promise<void> {
  await deleteKeysBefore(tx, now - DAY)
}

async function answered(ctx: Ctx, key: KeyOf, attempt: string, once: OnceOnly): Promise<KeptAnswer> {
  try {
    return await ctx.db.write(async (tx) => {
      const answer = await once.work({ ...ctx, db: joinedTo(ctx.db, tx) })
      if (!(await keepAnswer(tx, key, attempt, answer))) throw underWay()
      return answer
    })
  } catch (error) {
    const refusal = once.refusal(error)
    await ctx.db.write(async (tx) => {
      await (refusal ? keepAnswer(tx, key, attempt, refusal) : dropAttempt(tx, key, attempt))
    })
    throw error
  }
}

/** Notes the attempt, unless another was first: then its answer. */
async function begun(
  tx: Rows,
  ctx: Ctx,
  key: KeyOf,
  attempt: { id: string; requestHash: string },
): Promise<KeptAnswer | undefined> {
  const known = await knownAnswer(tx, ctx, key, attempt.requestHash)
  if (known) return known
  const now = ctx.now.getTime()
  await forgetOldAnswers(tx, now)
  await beginAttempt(tx, { ...key, requestHash: attempt.requestHash, beganAt: now, attempt: attempt.id })
  return undefined
}

async function knownAnswer(rows: Rows, { now }: Ctx, key: KeyOf, requestHash: string): Promise<KeptAnswer | undefined> {
  const row = await keyRow(rows, key)
  const age = now.getTime() - (row?.beganAt ?? 0)
  if (row === undefined || age > DAY) return undefined
  if (row.requestHash !== requestHash) {
    throw wrongKey('was used for another request within the last day; another request needs a key of its own')
  }
  const answer = answerIn(row)
  if (answer === undefined && age < LOST_AFTER) throw underWay()
  return answer
}

function answerIn({ status, body }: KeyRow): KeptAnswer | undefined {
  return status === null || body === null ? undefined : { status, body }
}

function underWay(): UnderWay {
  return new UnderWay('a request with this Idempotency-Key is under way; ask again for its answer in a second')
}

function wrongKey(message: string): Invalid {
  return new Invalid([{ path: 'Idempotency-Key', message, severity: 'error' }])
}
