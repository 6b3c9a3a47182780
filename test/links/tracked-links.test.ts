import { expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Ctx } from '../../src/access/index.ts'
import { NotFound } from '../../src/errors.ts'
import { followLink, linkAddress, linkCodes } from '../../src/links/index.ts'
import { silentLog } from '../support/silent-log.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

const SECRET = 'a secret of the installation'
const PLACE = { campaignId: 'renew-online', activityId: 'teaser', language: 'en' }
const RENEW = 'https://renew.example.gov/start'
const HELP = 'https://renew.example.gov/help?from=mail&x=“y”'
const SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148'

const recipient = (db: Database, at = 1_000): Ctx => ({ db, actor: { kind: 'recipient' }, now: new Date(at) })
const everyEvent = async (db: Database) =>
  db.rows.all(sql`SELECT kind, campaign_id, activity_id, language, link_code, automated, at FROM events ORDER BY id`)

it('gives each address of an activity one code, and the same again', async () => {
  const db = await temporaryDatabase()
  const first = await linkCodes(db.rows, SECRET, { ...PLACE, urls: [RENEW, HELP, RENEW] })
  const again = await linkCodes(db.rows, SECRET, { ...PLACE, urls: [HELP] })
  expect([...first.keys()]).toEqual(expect.arrayContaining([RENEW, HELP]))
  expect(first.size).toBe(2)
  expect([...again]).toEqual([[HELP, first.get(HELP)]])
  for (const code of first.values()) expect(code).toMatch(/^[2-9a-hjkmnp-z]{12}$/)
})

it.each([
  ['in another language', { ...PLACE, language: 'cy' }],
  ['in another activity', { ...PLACE, activityId: 'reminder' }],
  ['in another campaign', { ...PLACE, campaignId: 'birth-certificates' }],
])('gives the same address another code %s', async (_, elsewhere) => {
  const db = await temporaryDatabase()
  const here = await linkCodes(db.rows, SECRET, { ...PLACE, urls: [RENEW] })
  const there = await linkCodes(db.rows, SECRET, { ...elsewhere, urls: [RENEW] })
  expect(there.get(RENEW)).not.toBe(here.get(RENEW))
})

it('gives codes that cannot be computed without the secret, and keeps those given out when the secret changes', async () => {
  const [one, other] = [await temporaryDatabase(), await temporaryDatabase()]
  const input = { ...PLACE, urls: [RENEW] }
  const given = await linkCodes(one.rows, SECRET, input)
  expect(await linkCodes(other.rows, 'another secret', input)).not.toEqual(given)
  expect(await linkCodes(one.rows, 'another secret', input)).toEqual(given)
})

it('sends a visitor on and counts the visit for the activity, with nothing about the person', async () => {
  const db = await temporaryDatabase()
  const code = (await linkCodes(db.rows, SECRET, { ...PLACE, urls: [RENEW] })).get(RENEW)!
  expect(linkAddress('https://fanfare.example', code)).toBe(`https://fanfare.example/r/${code}`)
  expect(await followLink(recipient(db), { code, userAgent: SAFARI, method: 'GET' }, silentLog)).toBe(RENEW)
  expect(await everyEvent(db)).toEqual([
    {
      kind: 'visit',
      campaign_id: 'renew-online',
      activity_id: 'teaser',
      language: 'en',
      link_code: code,
      automated: 0,
      at: 1_000,
    },
  ])
})

it('answers HEAD without counting it', async () => {
  const db = await temporaryDatabase()
  const code = (await linkCodes(db.rows, SECRET, { ...PLACE, urls: [RENEW] })).get(RENEW)!
  expect(await followLink(recipient(db), { code, userAgent: SAFARI, method: 'HEAD' }, silentLog)).toBe(RENEW)
  expect(await everyEvent(db)).toEqual([])
})

it.each(['', 'zzzzzzzzzzzz', "' OR 1=1 --", 'x'.repeat(5_000)])(
  'knows no code “%s” and counts nothing',
  async (code) => {
    const db = await temporaryDatabase()
    await linkCodes(db.rows, SECRET, { ...PLACE, urls: [RENEW] })
    const following = followLink(recipient(db), { code, userAgent: SAFARI, method: 'GET' }, silentLog)
    await expect(following).rejects.toThrow(NotFound)
    expect(await everyEvent(db)).toEqual([])
  },
)
