import { createReadStream, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { isPossiblePhoneNumber, isValidPhoneNumber } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { contactLines } from '../../campaigns/make-contacts.ts'
import type { Database } from '../../db/index.ts'
import { occurrenceRows } from '../../db/queries/plan.ts'
import { audienceMembers, importContacts } from '../../src/audience/index.ts'
import { applyPlan, campaignFileSchema, readCampaignFile } from '../../src/plan/index.ts'
import { SECRET } from '../support/world.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

const now = new Date('2026-11-20T10:00:00Z')

interface Example {
  readonly name: 'driving-licence' | 'birth-certificate' | 'health-app'
  readonly languages: readonly string[]
  /** How the ids of its contacts begin. */
  readonly ids: string
  readonly people: number
  /** The least people of each audience among its contacts. */
  readonly audiences: Readonly<Record<string, number>>
  /** Wall times in the zone of the launch. */
  readonly dates: readonly string[]
}

const EXAMPLES: readonly Example[] = [
  {
    name: 'driving-licence',
    languages: ['en', 'cy'],
    ids: 'DL-',
    people: 500,
    audiences: { due: 100, professional: 6, staff: 10 },
    dates: [
      '2027-02-08T09:00 staff-briefing',
      '2027-02-15T09:00 teaser',
      '2027-02-22T08:00 posters',
      '2027-02-22T10:00 no-change',
      '2027-03-01T08:00 opening-today',
      '2027-03-01T11:00 open-now',
      '2027-03-08T10:00 reminder',
      '2027-03-31T10:00 last-call',
    ],
  },
  {
    name: 'birth-certificate',
    languages: ['es'],
    ids: 'AN-',
    people: 400,
    audiences: { 'in-mexico': 200, abroad: 30, 'social-security': 10, schools: 20, staff: 15 },
    dates: [
      '2027-01-19T09:00 staff-briefing',
      '2027-01-26T10:00 offices-accept',
      '2027-01-26T10:30 schools-accept',
      '2027-02-02T10:00 teaser',
      '2027-02-09T09:00 opening-today',
      '2027-02-09T12:00 open-now',
      '2027-02-09T13:00 open-abroad',
      '2027-02-23T10:00 was-it-accepted',
    ],
  },
  {
    name: 'health-app',
    languages: ['en', 'hi'],
    ids: 'HA-',
    people: 400,
    audiences: { smartphone: 180, 'plain-phone': 80, schools: 15, staff: 30 },
    dates: [
      '2027-02-02T10:00 staff-briefing',
      '2027-02-09T10:00 schools',
      '2027-02-16T11:00 teaser',
      '2027-02-23T09:15 opening-today',
      '2027-02-23T12:00 open-app',
      '2027-02-23T13:00 open-phone',
      '2027-03-03T11:00 your-data',
    ],
  },
]

describe.each(EXAMPLES)('the example $name', ({ name, languages, people, dates }) => {
  const { plan, problems } = read(name)
  const contacts = contactsOf(name)

  it('has no problems, not even a warning', () => {
    expect(problems).toEqual([])
  })

  it(`says everything in ${languages.join(' and ')}, in sentences of 25 words at most`, () => {
    for (const { id, variants } of plan!.messages) {
      expect(
        variants.map(({ language }) => language),
        id,
      ).toEqual(languages)
      for (const { body, language } of variants) {
        expect(
          sentencesOf(body).filter((sentence) => sentence.split(/\s+/).length > 25),
          `${id} ${language}`,
        ).toEqual([])
      }
    }
  })

  it('lets those who are asked know before the public', async () => {
    const db = await temporaryDatabase()
    await applyPlan({ db, actor: { kind: 'command-line' }, now }, { plan: plan!, isExample: true })
    const rows = await occurrenceRows(db.rows, name)
    expect(rows.map(({ activityId, wall }) => `${wall} ${activityId}`)).toEqual(dates)
    expect(plan!.activities.find(({ id }) => id === rows[0]!.activityId)).toMatchObject({ audience: 'staff' })
  })

  it('has goals on every level, each with the source of its baseline', () => {
    expect(new Set(plan!.goals.map(({ level }) => level))).toEqual(new Set(['output', 'outtake', 'outcome', 'impact']))
    expect(plan!.coreMessages.filter(({ proof }) => proof === undefined || !/\d{4}/.test(proof))).toEqual([])
  })

  it('uses every message and every core message', () => {
    const used = new Set(plan!.activities.flatMap((one) => (one.kind === 'digital' ? [one.message] : [])))
    expect(plan!.messages.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
    const told = new Set(plan!.messages.flatMap(({ core }) => core))
    expect(plan!.coreMessages.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([])
  })

  it('has the contacts that make-contacts invents, and some of them without an email address', () => {
    const written = readFileSync(`campaigns/${name}.contacts.csv`, 'utf8')
    expect(written).toBe(`${[...contactLines(people, name)].join('\n')}\n`)
    expect(contacts.filter(({ email }) => email === '').length).toBeGreaterThan(10)
  })

  it('has no address and no number at which anybody could be reached', () => {
    const reserved = /@(?:example\.(?:com|org|net)|[a-z]+\.example)$/
    expect(contacts.filter(({ email }) => email !== '' && !reserved.test(email!))).toEqual([])
    const phones = contacts.map(({ phone }) => phone!).filter((phone) => phone !== '')
    expect(phones.filter((phone) => !isPossiblePhoneNumber(phone))).toEqual([])
    expect(phones.filter((phone) => isValidPhoneNumber(phone) && !isKeptForFiction(phone))).toEqual([])
  })
})

it('sends the last call of the driving licence by summer time', async () => {
  const db = await temporaryDatabase()
  const { plan } = read('driving-licence')
  await applyPlan({ db, actor: { kind: 'command-line' }, now }, { plan: plan!, isExample: true })
  expect((await occurrenceRows(db.rows, 'driving-licence')).at(-1)?.instant).toBe(Date.parse('2027-03-31T09:00:00Z'))
})

describe('all examples in one database', () => {
  it.each(EXAMPLES)('$name addresses enough people in each audience, and only its own', async (example) => {
    const db = await withAllContacts()
    const { plan } = read(example.name)
    expect(plan!.audiences.map(({ id }) => id).toSorted()).toEqual(Object.keys(example.audiences).toSorted())
    for (const { id, rule, list } of plan!.audiences) {
      const members = await db.rows.all<{ id: string }>(
        sql`SELECT c.external_id AS id ${audienceMembers({ rule, list }).from}`,
      )
      expect(members.length, id).toBeGreaterThanOrEqual(example.audiences[id]!)
      expect(
        members.filter((member) => !member.id.startsWith(example.ids)),
        id,
      ).toEqual([])
    }
  })

  it('asks nobody in Northern Ireland, where licences are issued by others, to use the service of Great Britain', async () => {
    const db = await withAllContacts()
    const { plan } = read('driving-licence')
    for (const { id, rule, list } of plan!.audiences.filter((audience) => audience.id !== 'staff')) {
      const elsewhere = sql`AND c.attributes ->> 'country' = 'Northern Ireland'`
      expect(await db.rows.all(sql`SELECT c.id ${audienceMembers({ rule, list }).from} ${elsewhere}`), id).toEqual([])
    }
  })
})

describe('the JSON Schema for editors', () => {
  it('is what the definitions that check files make; vitest -u writes it anew', async () => {
    const schema = `${JSON.stringify(campaignFileSchema(), null, 2)}\n`
    await expect(schema).toMatchFileSnapshot('../../campaigns/campaign-file.schema.json')
  })
})

function read(name: string) {
  const file = `campaigns/${name}.yaml`
  return readCampaignFile(readFileSync(file, 'utf8'), {
    file,
    readBeside: (path) => readFileSync(`campaigns/${path}`, 'utf8'),
    readBytesBeside: (path) => new Uint8Array(readFileSync(`campaigns/${path}`)),
    now,
  })
}

async function withAllContacts(): Promise<Database> {
  const db = await temporaryDatabase()
  for (const { name } of EXAMPLES) {
    const file = createReadStream(`campaigns/${name}.contacts.csv`)
    const options = { list: `${name}-example`, isExample: true }
    const { rejected } = await importContacts({ db, actor: { kind: 'command-line' }, now }, file, options, SECRET)
    expect(rejected, name).toEqual([])
  }
  return db
}

function contactsOf(name: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(`campaigns/${name}.contacts.csv`, 'utf8').trim().split('\n')
  const columns = header!.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [columns[index]!, cell])))
}

function sentencesOf(body: string): string[] {
  return body.split(/[.?!।]\s|\n/).filter((sentence) => sentence.trim() !== '')
}

/** 07700 900000 to 900999 in the United Kingdom, 555-0100 to 555-0199 in North America. */
function isKeptForFiction(phone: string): boolean {
  return /^\+447700900\d{3}$|^\+1\d{3}55501\d{2}$/.test(phone)
}
