import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { matches } from '../../src/audience/index.ts'
import { occurrenceRows } from '../../db/queries/plan.ts'
import { applyPlan, campaignFileSchema, readCampaignFile } from '../../src/plan/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

const file = 'campaigns/driving-licence.yaml'
const { plan, problems } = readCampaignFile(readFileSync(file, 'utf8'), {
  file,
  readBeside: (path) => readFileSync(`campaigns/${path}`, 'utf8'),
})

describe('the example campaign', () => {
  it('has no problems, not even a warning', () => {
    expect(problems).toEqual([])
  })

  it('says everything in English and in Welsh', () => {
    for (const { id, variants } of plan!.messages) {
      expect(
        variants.map(({ language }) => language),
        id,
      ).toEqual(['en', 'cy'])
    }
  })

  it('lets staff know before the public, and goes out only when people are awake', async () => {
    const db = await temporaryDatabase()
    const now = new Date('2026-11-20T10:00:00Z')
    await applyPlan({ db, actor: { kind: 'command-line' }, now }, { plan: plan!, isExample: true })
    const dates = await occurrenceRows(db.rows, 'driving-licence')
    expect(dates.map(({ activityId, wall }) => `${wall} ${activityId}`)).toEqual([
      '2027-02-08T09:00 staff-briefing',
      '2027-02-15T09:00 teaser',
      '2027-02-22T10:00 no-change',
      '2027-03-01T08:00 opening-today',
      '2027-03-01T11:00 open-now',
      '2027-03-08T10:00 reminder',
      '2027-03-31T10:00 last-call',
    ])
    expect(dates.at(-1)?.instant, 'summer time by then').toBe(Date.parse('2027-03-31T09:00:00Z'))
  })

  it('has goals on every level, each with the source of its baseline', () => {
    expect(new Set(plan!.goals.map(({ level }) => level))).toEqual(new Set(['output', 'outtake', 'outcome', 'impact']))
    expect(plan!.coreMessages.every(({ proof }) => proof !== undefined && /\d{4}/.test(proof))).toBe(true)
  })

  it('uses every message and every core message', () => {
    const used = new Set(plan!.activities.map(({ message }) => message))
    expect(plan!.messages.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
    const told = new Set(plan!.messages.flatMap(({ core }) => core))
    expect(plan!.coreMessages.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([])
  })

  it('finds people for each audience among its contacts, and nobody from Northern Ireland among the public', () => {
    const [header, ...lines] = readFileSync('campaigns/driving-licence.contacts.csv', 'utf8').trim().split('\n')
    const columns = header!.split(',')
    const people = lines.map((line) =>
      Object.fromEntries(line.split(',').map((cell, index) => [columns[index]!, cell])),
    )
    const of = (id: string) => {
      const rule = plan!.audiences.find((audience) => audience.id === id)?.rule
      return people.filter((attributes) => matches(rule, { attributes }))
    }
    expect(of('due').length).toBeGreaterThan(100)
    expect(of('professional').length).toBeGreaterThan(5)
    expect(of('staff').length).toBeGreaterThanOrEqual(10)
    expect([...of('due'), ...of('professional')].filter(({ country }) => country === 'Northern Ireland')).toEqual([])
  })
})

describe('the JSON Schema for editors', () => {
  it('is what the definitions that check files make; vitest -u writes it anew', async () => {
    const schema = `${JSON.stringify(campaignFileSchema(), null, 2)}\n`
    await expect(schema).toMatchFileSnapshot('../../campaigns/campaign-file.schema.json')
  })
})
