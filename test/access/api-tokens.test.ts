import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  addPerson,
  type Ctx,
  createApiToken,
  listApiTokens,
  removePerson,
  revokeApiTokens,
  tokenActor,
} from '../../src/access/index.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../src/errors.ts'
import { addressOf, later, NOON, officeOf } from './working-people.ts'

const EMAIL = addressOf('planner')

async function tokenOf(ctx: Ctx, name = 'release train'): Promise<string> {
  return createApiToken(ctx, { email: EMAIL, name })
}

describe('a token', () => {
  it('stands for its person with the roles they have, and only its hash is kept', async () => {
    const { db, as } = await officeOf('planner')
    const token = await tokenOf(as())
    expect(token).toMatch(/^ff_[\w-]{43}$/)
    expect(await tokenActor(db, token)).toMatchObject({ kind: 'person', email: EMAIL, roles: ['planner'] })
    const kept = JSON.stringify([
      await db.rows.all(sql`SELECT * FROM api_tokens`),
      await db.rows.all(sql`SELECT * FROM audit_log`),
    ])
    expect(kept).toContain('release train')
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(token.slice(3))
  })

  it.each<[string, (token: string) => string]>([
    ['nothing', () => ''],
    ['one without its beginning', (token) => token.slice(3)],
    ['one in other letters', (token) => token.toUpperCase()],
    ['one that is a character longer', (token) => `${token}A`],
  ])('is not guessed: %s opens nothing', async (_, guess) => {
    const { db, as } = await officeOf('planner')
    const token = await tokenOf(as())
    expect(await tokenActor(db, guess(token))).toBeUndefined()
    const [{ hash }] = (await db.rows.all(sql`SELECT token_hash AS hash FROM api_tokens`)) as [{ hash: string }]
    expect(await tokenActor(db, hash)).toBeUndefined()
  })

  it.each<[string, (ctx: Ctx) => Promise<unknown>]>([
    ['it is revoked by its name', (ctx) => revokeApiTokens(ctx, { email: EMAIL, name: ' release train ' })],
    ['all are revoked', (ctx) => revokeApiTokens(ctx, { email: EMAIL })],
    ['the roles of its person change', (ctx) => addPerson(ctx, { email: EMAIL, roles: ['planner', 'operator'] })],
    ['its person is removed', (ctx) => removePerson(ctx, { email: EMAIL })],
  ])('is over when %s', async (_, happens) => {
    const { db, as } = await officeOf('planner', 'administrator')
    const token = await tokenOf(as())
    await happens(as())
    expect(await tokenActor(db, token)).toBeUndefined()
    await addPerson(as(), { email: EMAIL, roles: ['planner'] })
    expect(await tokenActor(db, token)).toBeUndefined()
    expect(await listApiTokens(as(), { email: EMAIL })).toEqual([])
  })

  it('goes on when another is revoked, or when its person is given the roles they have', async () => {
    const { db, as } = await officeOf('planner')
    const [one, other] = [
      await tokenOf(as(), 'one'),
      await createApiToken(as(undefined, later(1)), { email: EMAIL, name: 'other' }),
    ]
    await addPerson(as(), { email: EMAIL, roles: ['planner'] })
    expect(await revokeApiTokens(as(), { email: EMAIL, name: 'one' })).toEqual(['one'])
    expect(await tokenActor(db, one)).toBeUndefined()
    expect(await tokenActor(db, other)).toBeDefined()
    expect(await listApiTokens(as(), { email: EMAIL })).toEqual([{ name: 'other', createdAt: later(1).getTime() }])
  })
})

describe('who makes and ends tokens', () => {
  it('a person their own, an administrator anybody’s, and nobody else', async () => {
    const { acting } = await officeOf('planner', 'operator', 'administrator')
    await tokenOf(await acting('planner'), 'own')
    await tokenOf(await acting('administrator'), 'given')
    const operator = await acting('operator')
    await expect(tokenOf(operator)).rejects.toThrow(NotAllowed)
    await expect(listApiTokens(operator, { email: EMAIL })).rejects.toThrow(NotAllowed)
    await expect(revokeApiTokens(operator, { email: EMAIL })).rejects.toThrow(NotAllowed)
    expect(await revokeApiTokens(await acting('planner'), { email: EMAIL })).toEqual(['given', 'own'])
  })

  it('each is in the audit log with its name', async () => {
    const { db, as } = await officeOf('planner')
    await tokenOf(as())
    await revokeApiTokens(as(), { email: EMAIL })
    await revokeApiTokens(as(), { email: EMAIL })
    expect(
      await db.rows.all(sql`SELECT action, subject, after FROM audit_log WHERE action LIKE 'person.token%'`),
    ).toEqual([
      { action: 'person.token', subject: EMAIL, after: '{"name":"release train"}' },
      { action: 'person.token-revoke', subject: EMAIL, after: '{"revoked":["release train"]}' },
    ])
  })

  it.each<[string, (ctx: Ctx) => Promise<unknown>, new (...args: never[]) => Error, string]>([
    [
      'an unknown person',
      (ctx) => createApiToken(ctx, { email: 'who@example.gov', name: 'x' }),
      NotFound,
      'person add',
    ],
    ['no name', (ctx) => tokenOf(ctx, ' '), Invalid, 'which program it is for'],
    ['a name that is too long', (ctx) => tokenOf(ctx, 'x'.repeat(101)), Invalid, 'up to 100 characters'],
    ['a name that is taken', (ctx) => tokenOf(ctx), Conflict, 'has a token named release train already'],
    [
      'another name than there is',
      (ctx) => revokeApiTokens(ctx, { email: EMAIL, name: 'train' }),
      NotFound,
      'there are release train',
    ],
  ])('%s is refused', async (_, act, kind, message) => {
    const { as } = await officeOf('planner')
    await tokenOf(as())
    const refused = act(as(undefined, NOON))
    await expect(refused).rejects.toThrow(kind)
    await expect(refused).rejects.toThrow(message)
  })
})
