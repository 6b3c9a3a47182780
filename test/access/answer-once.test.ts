import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { answerOnce, audit, type Ctx, forgetOldAnswers, removePerson, UnderWay } from '../../src/access/index.ts'
import type { Database } from '../../db/index.ts'
import { Conflict, Invalid } from '../../src/errors.ts'
import { addressOf, later, NOON, officeOf } from './working-people.ts'

type Once = Parameters<typeof answerOnce>[1]

const DAY = 24 * 60

/** Something that leaves a trace, and answers with how often it was done. */
async function traced(ctx: Ctx): Promise<{ status: number; body: string }> {
  return ctx.db.write(async (tx) => {
    await audit(tx, ctx, 'trace', 'here', undefined, undefined)
    const done = await tx.all(sql`SELECT 1 FROM audit_log WHERE action = 'trace'`)
    return { status: 200, body: `{"done":${done.length}}` }
  })
}

async function traces(db: Database): Promise<number> {
  return (await db.rows.all(sql`SELECT 1 FROM audit_log WHERE action = 'trace'`)).length
}

function asked(change: Partial<Once> = {}): Once {
  return { key: 'key-1', request: 'trace it', work: traced, refusal: () => undefined, ...change }
}

/** As a process leaves it that is at work, or that was killed at it. */
async function leaveAttempt(db: Database, ctx: Ctx): Promise<void> {
  const dying = asked({ work: () => Promise.reject(new Error('killed')), refusal: () => undefined })
  await db.rows.run(sql`CREATE TRIGGER keeps BEFORE DELETE ON idempotency_keys BEGIN SELECT RAISE(IGNORE); END`)
  await expect(answerOnce(ctx, dying)).rejects.toThrow('killed')
  await db.rows.run(sql`DROP TRIGGER keeps`)
}

describe('what is asked under a key', () => {
  it('is done once, and answered with the first answer for a day', async () => {
    const { db, acting } = await officeOf('planner')
    const first = await answerOnce(await acting('planner'), asked())
    expect(first).toEqual({ status: 200, body: '{"done":1}', isKept: false })
    const again = { ...first, isKept: true }
    expect(await answerOnce(await acting('planner'), asked())).toEqual(again)
    expect(await answerOnce(await acting('planner', later(DAY)), asked())).toEqual(again)
    expect(await traces(db)).toBe(1)
    expect(await answerOnce(await acting('planner', later(DAY + 1)), asked())).toMatchObject({ body: '{"done":2}' })
  })

  it('is another person’s own, whatever key they choose', async () => {
    const { acting } = await officeOf('planner', 'operator')
    await answerOnce(await acting('planner'), asked())
    const other = await answerOnce(await acting('operator'), asked({ request: 'another' }))
    expect(other).toEqual({ status: 200, body: '{"done":2}', isKept: false })
  })

  it('is refused when it was used for something else', async () => {
    const { db, acting } = await officeOf('planner')
    await answerOnce(await acting('planner'), asked())
    const other = answerOnce(await acting('planner', later(DAY)), asked({ request: 'trace that' }))
    await expect(other).rejects.toThrow(Invalid)
    await expect(other).rejects.toThrow('Idempotency-Key: was used for another request')
    expect(await traces(db)).toBe(1)
  })

  it.each(['', ' ', 'two words', 'clé', 'x'.repeat(256), 'line\nbreak'])('is no key: %j', async (key) => {
    const { acting } = await officeOf('planner')
    await expect(answerOnce(await acting('planner'), asked({ key }))).rejects.toThrow('1 to 255 visible characters')
  })

  it('is done once however many ask at the same time', async () => {
    const { db, acting } = await officeOf('planner')
    const ctx = await acting('planner')
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => answerOnce(ctx, asked())))
    const bodies = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.body] : []))
    const faults = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
    expect(new Set(bodies)).toEqual(new Set(['{"done":1}']))
    expect(faults.filter((fault) => !(fault instanceof UnderWay))).toEqual([])
    expect(await traces(db)).toBe(1)
  })

  it('is kept as a hash', async () => {
    const { db, acting } = await officeOf('planner')
    await answerOnce(await acting('planner'), asked({ key: 'ann.archer@example.com' }))
    expect(JSON.stringify(await db.rows.all(sql`SELECT * FROM idempotency_keys`))).not.toContain('archer')
  })
})

describe('a refusal', () => {
  const refusing = asked({
    work: async (ctx) => {
      await traced(ctx)
      throw new Conflict('too late')
    },
    refusal: (error) => (error instanceof Conflict ? { status: 409, body: '"too late"' } : undefined),
  })

  it('that would be the same again is kept, and what was done until then is undone', async () => {
    const { db, acting } = await officeOf('planner')
    await expect(answerOnce(await acting('planner'), refusing)).rejects.toThrow('too late')
    expect(await traces(db)).toBe(0)
    const again = await answerOnce(await acting('planner'), asked())
    expect(again).toEqual({ status: 409, body: '"too late"', isKept: true })
    expect(await traces(db)).toBe(0)
  })

  it('that may pass is forgotten at once', async () => {
    const { db, acting } = await officeOf('planner')
    const passing = { ...refusing, refusal: () => undefined }
    await expect(answerOnce(await acting('planner'), passing)).rejects.toThrow('too late')
    expect(await traces(db)).toBe(0)
    expect(await answerOnce(await acting('planner'), asked())).toMatchObject({ body: '{"done":1}', isKept: false })
  })
})

describe('an attempt', () => {
  it('that is under way is waited for by others, and taken over when it lost its process', async () => {
    const { db, acting } = await officeOf('planner')
    await leaveAttempt(db, await acting('planner'))
    await expect(answerOnce(await acting('planner', later(0.9)), asked())).rejects.toThrow(UnderWay)
    expect(await traces(db)).toBe(0)
    const taken = await answerOnce(await acting('planner', later(1)), asked())
    expect(taken).toMatchObject({ body: '{"done":1}', isKept: false })
  })

  it('that was taken over commits nothing', async () => {
    const { db, acting } = await officeOf('planner')
    const slow = asked({
      work: async (ctx) => {
        const answer = await traced(ctx)
        await ctx.db.write((tx) => tx.run(sql`UPDATE idempotency_keys SET attempt = 'another'`))
        return answer
      },
    })
    await expect(answerOnce(await acting('planner'), slow)).rejects.toThrow(UnderWay)
    expect(await traces(db)).toBe(0)
  })

  it.each([
    ['its answer cannot be kept', 'BEFORE UPDATE ON idempotency_keys'],
    ['its work cannot be written', 'BEFORE INSERT ON audit_log'],
  ])('leaves neither work nor answer when %s', async (_, where) => {
    const { db, acting } = await officeOf('planner')
    const ctx = await acting('planner')
    await db.rows.run(sql.raw(`CREATE TRIGGER fault ${where} BEGIN SELECT RAISE(ABORT, 'disk full'); END`))
    await expect(answerOnce(ctx, asked())).rejects.toThrow()
    await db.rows.run(sql`DROP TRIGGER fault`)
    expect(await traces(db)).toBe(0)
    expect(await answerOnce(ctx, asked())).toMatchObject({ body: '{"done":1}', isKept: false })
  })
})

it('answers go after a day, and with the person they were for', async () => {
  const { db, as, acting } = await officeOf('planner', 'administrator')
  const kept = async () => (await db.rows.all(sql`SELECT 1 FROM idempotency_keys`)).length
  await answerOnce(await acting('planner', NOON), asked({ key: 'old' }))
  await answerOnce(await acting('planner', later(5)), asked({ key: 'new' }))
  await db.write((tx) => forgetOldAnswers(tx, later(DAY + 1).getTime()))
  expect(await kept()).toBe(1)
  await removePerson(as(), { email: addressOf('planner') })
  expect(await kept()).toBe(0)
})
