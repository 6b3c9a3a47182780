import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { keepSecretCheck } from '../../db/queries/installation.ts'
import {
  audiencePeople,
  countAudience,
  eraseContact,
  importContacts,
  suppressContact,
  unsubscribe,
  unsubscribeToken,
} from '../../src/audience/index.ts'
import { dispatch, leaveExamples } from '../../src/dispatch/index.ts'
import { SECRET, type World, world } from '../support/world.ts'

const ROWS = ['key,email,language', 'p1,a@example.com,en', 'p2,b@example.com,cy', 'p3,c@example.com,en']

async function imported(at: World, rows: readonly string[], options: { list: string; isExample?: boolean }) {
  const file = `${rows.join('\n').replace('key', 'id')}\n`
  await importContacts(at.as(), [new TextEncoder().encode(file)] as never, options, SECRET)
}

async function threePeople(): Promise<World> {
  const at = await world()
  await keepSecretCheck(at.db.rows, 'the check of a secret', 1)
  await imported(at, ROWS, { list: 'people' })
  await imported(at, ['key,email,language', 'x1,x@example.com,en'], { list: 'demo', isExample: true })
  await at.campaign()
  await at.approved()
  await dispatch(at.ports, { untilIdle: true })
  return at
}

async function counted(at: World) {
  const audience = { campaignId: 'renew-online', audienceId: 'everybody' }
  const { people, canBeWritten, languages } = await audiencePeople(at.as(), audience)
  const inWelsh = languages.find(({ language }) => language === 'cy')?.people ?? 0
  const examples = await countAudience(at.as(), { list: 'demo' })
  return { people: await countAudience(at.as(), { list: 'people' }), counted: people, canBeWritten, inWelsh, examples }
}

const idOf = async (at: World, key: string) =>
  (await at.db.rows.all<{ id: number }>(sql`SELECT id FROM contacts WHERE external_id = ${key}`))[0]!.id

it.each<[string, (at: World) => Promise<unknown>, object]>([
  ['nothing', async () => undefined, {}],
  [
    'somebody new on the list',
    (at) => imported(at, ['key,email', 'p4,d@example.com'], { list: 'people' }),
    { people: 4, counted: 4, canBeWritten: 4 },
  ],
  [
    'somebody who was known elsewhere and joins the list',
    async (at) => {
      await imported(at, ['key,email', 'q1,q@example.com'], { list: 'another' })
      await counted(at)
      await imported(at, ['key,email', 'q1,q@example.com'], { list: 'people' })
    },
    { people: 4, counted: 4, canBeWritten: 4 },
  ],
  ['another language of somebody', (at) => imported(at, ['key,language', 'p1,cy'], { list: 'people' }), { inWelsh: 2 }],
  [
    'a consent that is refused',
    (at) => imported(at, ['key,consent.email', 'p1,no'], { list: 'people' }),
    { canBeWritten: 2 },
  ],
  [
    'a person who is left alone',
    async (at) => suppressContact(at.as(), { id: await idOf(at, 'p1') }),
    { canBeWritten: 2 },
  ],
  [
    'a person who is erased',
    async (at) => eraseContact(at.as(), { id: await idOf(at, 'p2') }),
    { people: 2, counted: 2, canBeWritten: 2, inWelsh: 0 },
  ],
  [
    'a person who leaves this campaign',
    (at) =>
      unsubscribe(at.as({ kind: 'recipient' }), { token: unsubscribeToken(SECRET, 1), scope: 'campaign' }, SECRET),
    { canBeWritten: 2 },
  ],
  ['the examples leave', (at) => leaveExamples(at.as()), { examples: 0 }],
])('what was counted of an audience holds until it changes: %s', async (_, change, after) => {
  const at = await threePeople()
  const before = { people: 3, counted: 3, canBeWritten: 3, inWelsh: 1, examples: 1 }
  expect(await counted(at)).toEqual(before)
  await change(at)
  expect(await counted(at)).toEqual({ ...before, ...after })
})

it('the same audience is counted once', async () => {
  const at = await threePeople()
  const asked = await counted(at)
  // Behind the back of everything that writes contacts, which nothing in the product does.
  await at.db.rows.run(sql`DELETE FROM list_members`)
  expect(await counted(at)).toEqual(asked)
})
