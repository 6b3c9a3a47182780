import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type Review, reviewAsCsv, reviewAsHtml, reviewAsJson, reviewAsText } from '../../src/review/index.ts'
import { type Seed, to } from '../measure/seeded-campaign.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { HALF_WAY, reviewed } from './reviewed-campaign.ts'

const HOSTILE = `<script>alert("1")</script> & 'x'`
const reportOf = async (seed: Seed) => reviewed(await temporaryDatabase(), seed)
const count = (text: string, part: RegExp) => text.match(part)?.length ?? 0

describe('as a page', () => {
  it('stands alone: no script, nothing loaded from elsewhere', async () => {
    const page = reviewAsHtml(await reportOf(HALF_WAY))
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|\ssrc=|url\((?!#)|\son[a-z]+=/i)
    expect(page).toContain('<title>Evaluation report: Renew your driving licence online</title>')
  })

  it('has headings in order, and tables with captions and scopes', async () => {
    const page = reviewAsHtml(await reportOf(HALF_WAY))
    const headings = [...page.matchAll(/<h2[^>]*>([^<]*)</g)].map((match) => match[1])
    expect(headings.slice(0, 6)).toEqual(['Inputs', 'Outputs', 'Outtakes', 'Outcomes', 'Impact', 'Learning'])
    expect(count(page, /<h1>/g)).toBe(1)
    expect(count(page, /<caption>/g)).toBe(count(page, /<table\b/g))
    expect(count(page, /<th /g)).toBe(count(page, /<th scope="(col|row)"/g))
    expect(page).not.toMatch(/<th>|NaN|undefined|\[object/)
  })

  it('says every figure in words beside its bar', async () => {
    const page = reviewAsHtml(await reportOf(HALF_WAY))
    expect(count(page, /<svg class="bar" aria-hidden="true"/g)).toBe(4)
    expect(page).toContain('between 2,210 and 2,222 people (between 55.3% and 55.6% of 4,000)')
    expect(page).toContain('Target: 60% of 4,000 people, which is 2,400')
    expect(page).toContain('1 of 5')
  })

  it('escapes whatever it shows', async () => {
    const report: Review = await reportOf({
      title: HOSTILE,
      activities: [{ id: 'teaser', audience: 'due', status: 'held', reason: HOSTILE, deliveries: [] }],
      goals: [{ id: 'know', metric: HOSTILE, measuredBy: HOSTILE }],
    })
    const page = reviewAsHtml(report)
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;')
  })
})

describe('as CSV', () => {
  const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true })

  it('has one figure a row, with how and when it was counted', async () => {
    const rows = rowsOf(reviewAsCsv(await reportOf(HALF_WAY)))
    const find = (subject: string, figure: string) =>
      rows.find((row) => row['subject'] === subject && row['figure'] === figure)
    expect(find('teaser', 'skipped: no-address')).toMatchObject({ value: '140', unit: 'deliveries' })
    expect(find('renew-online', 'reach')).toMatchObject({ value: '', low: '2306', high: '2318', unit: 'people' })
    expect(find('put-out', 'reach')).toMatchObject({ stage: 'outputs', value: '96', target: '90', verdict: 'met' })
    expect(find('renew', 'online_share')).toMatchObject({ value: '', verdict: 'not-judged' })
    const figures = rows.filter(({ stage }) => stage !== 'learning' && stage !== 'inputs')
    expect(figures.filter((row) => row['how'] === '' || row['counted_at'] === '')).toEqual([])
  })

  it('ends every line with CR LF and quotes what needs it', async () => {
    const goals = [{ id: 'know', metric: 'a "b", c\r\nd' }]
    const text = reviewAsCsv(await reportOf({ goals }))
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(rowsOf(text).find((row) => row['subject'] === 'know')).toMatchObject({ figure: 'a "b", c\r\nd' })
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'lets no spreadsheet take %j for a formula',
    async (metric) => {
      const rows = rowsOf(reviewAsCsv(await reportOf({ goals: [{ id: 'know', metric }] })))
      expect(rows.find((row) => row['subject'] === 'know')).toMatchObject({ figure: `'${metric}` })
    },
  )
})

it('as JSON is the review itself', async () => {
  const report = await reportOf(HALF_WAY)
  const text = reviewAsJson(report)
  expect(JSON.parse(text)).toEqual(report)
  expect(text.endsWith('}\n')).toBe(true)
})

describe('as text', () => {
  it('fits a terminal and shows the ledger equation', async () => {
    const text = reviewAsText(await reportOf(HALF_WAY))
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([])
    expect(text).toContain('2,410 = 2,210 sent + 31 failed + 157 skipped + 12 unknown + 0 cancelled + 0 still to go')
    expect(text).toContain('skipped 140: no address on this channel')
    expect(text).toContain('put-out (people reached): MET')
    expect(text).toContain('No data: Fanfare has received no figures for “online_share”')
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  })

  it('says when a ledger does not balance', async () => {
    const deliveries = to(1, 2, { status: 'sent' })
    const text = reviewAsText(
      await reportOf({ activities: [{ id: 'teaser', audience: 'due', frozen: 3, deliveries }] }),
    )
    expect(text).toContain('3 DOES NOT EQUAL 2 sent')
  })
})

it.each([
  ['page', reviewAsHtml],
  ['text', reviewAsText],
])('tells before all else, as a %s, of examples and of what the built-in inbox caught', async (_, write) => {
  const deliveries = [...to(1, 3, { status: 'sent', ref: 'inbox 1' }), ...to(4, 2, { status: 'sent' })]
  const report = await reportOf({ isExample: true, activities: [{ id: 'teaser', audience: 'due', deliveries }] })
  expect(write(report)).toContain('This is an example campaign with made-up people.')
  expect(write(report)).toContain('3 of 5 messages were caught by the built-in inbox: nobody outside received them.')
})

describe('of what the built-in inbox caught', () => {
  const deliveries = [...to(1, 3, { status: 'sent', ref: 'inbox 1' }), ...to(4, 2, { status: 'sent' })]
  const seed: Seed = { activities: [{ id: 'teaser', audience: 'due', deliveries }], goals: [{ id: 'know' }] }
  const formats = [
    ['page', reviewAsHtml],
    ['text', (report: Review) => reviewAsText(report).replaceAll(/\s+/g, ' ')],
    ['CSV', reviewAsCsv],
    ['JSON', reviewAsJson],
  ] as const

  it.each(formats)('a real campaign says, as %s, that it does not count', async (_, write) => {
    const text = write(await reportOf(seed))
    expect(text).toContain('3 of 5 messages were caught by the built-in inbox: nobody outside received them.')
    expect(text).toContain('They count neither as people reached nor towards goals.')
    expect(text).toContain('3 more people are not counted')
  })

  it.each(formats)('an example says, as %s, that it counts all the same', async (_, write) => {
    const text = write(await reportOf({ ...seed, isExample: true }))
    expect(text).toContain('They are counted here all the same, to show what a review looks like.')
    expect(text).toContain('caught by the built-in inbox, each counted once')
    expect(text).not.toMatch(/accepted by (the|their) mail server|By mail servers|accepted messages/i)
  })

  it('the figures leave it out, and the ledger does not', async () => {
    const report = await reportOf(seed)
    expect(reviewAsText(report)).toContain('2 different people, by 2 accepted messages (1 each)')
    expect(reviewAsText(report)).toContain('5 = 5 sent')
    expect(reviewAsHtml(report)).toContain('3 caught by the built-in inbox')
    const rows: Record<string, string>[] = parse(reviewAsCsv(report), { columns: true })
    const value = (figure: string) => rows.find((row) => row['figure'] === figure)?.['value']
    expect(value('reach')).toBe('2')
    expect(value('sent')).toBe('5')
    expect(value('people only caught by the built-in inbox')).toBe('3')
  })
})
