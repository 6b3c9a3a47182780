import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/dispatch/index.ts'
import { campaignPage, campaignTimeline } from '../../src/plan/index.ts'
import { NARROW, WIDE } from '../../src/web/components/timeline-scale.ts'
import { isSummed, sumInWords, sumsOf } from '../../src/web/components/timeline-sums.ts'
import { pageOfActivities } from '../../src/web/pages/page-of-activities.ts'
import { LARGE, largeCampaign } from '../support/large-campaign.ts'
import { signedIn } from '../support/signed-in.ts'
import { world } from '../support/world.ts'

/** The campaign at noon of the day of its launch: the first 101 activities were not sent in time. */
async function large(count = 300) {
  const at = await world({ at: '2026-11-01T09:00:00Z' })
  await largeCampaign(at, count)
  at.clock.set('2027-03-01T12:00:00Z')
  await dispatch(at.ports, { untilIdle: true })
  const by = await signedIn(at, 'sam@example.gov', ['planner'])
  const page = await campaignPage(at.as(), { campaignId: 'large' })
  return { at, page, read: async (path = '') => (await by.get(`${LARGE}${path}`)).text() }
}

/** The numbers of the rows in the table of activities. */
function rowsIn(html: string): number[] {
  return [...html.matchAll(/<span class="app-number">(\d+)<\/span>/g)].map(([, number]) => Number(number))
}

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

describe('a campaign of 300 activities', () => {
  it.each<[label: string, query: string, first: number, last: number, links: string[]]>([
    ['those that go out next, without being asked', '', 101, 200, ['1–100', '201–300']],
    ['the first', '?from=1', 1, 100, ['101–200']],
    ['the page that an activity is on', '?from=257', 201, 300, ['101–200']],
    ['the last where there are not so many', '?from=9000', 201, 300, ['101–200']],
    ['those that go out next where the address says nonsense', '?from=x', 101, 200, ['1–100', '201–300']],
  ])('has a table that shows %s', async (_, query, first, last, links) => {
    const { read } = await large()
    const html = await read(query)
    expect(rowsIn(html)).toEqual(upTo(first, last))
    expect(html).toContain(`<strong>${first}–${last}</strong> of 300 activities`)
    const pages = [...html.matchAll(/rel="(?:prev|next)".*?(\d+–\d+) of 300/g)].map(([, rows]) => rows)
    expect(pages).toEqual(links)
    expect(html.includes('Those that go out next')).toBe(first !== 101)
  })

  it('reaches every activity by its pages', async () => {
    const { read } = await large()
    const seen: number[] = []
    for (let path: string | undefined = '?from=1'; path !== undefined;) {
      const html = await read(path)
      seen.push(...rowsIn(html))
      path = /href="\/campaigns\/large(\?from=\d+)#implementation" rel="next"/.exec(html)?.[1]
    }
    expect(seen).toEqual(upTo(1, 300))
  })

  it('has a timeline of one mark for each week, each leading to the page and the row where it begins', async () => {
    const { read } = await large()
    const html = await read()
    const wide = /<svg class="app-timeline app-timeline--wide.*?<\/svg>/s.exec(html)![0]
    const marks = [...wide.matchAll(/<a href="([^"]+)" aria-label="([^"]+)"/g)]
    expect(marks.map(([, , words]) => words)).toContain('Week of Mon 1 March 2027: 7 activities, 1 missed')
    expect(marks.length).toBeLessThanOrEqual(WIDE.mostSums)
    for (const [, href] of marks) {
      const [address, row] = href!.replaceAll('&amp;', '&').split('#')
      expect(await read(address!.slice(LARGE.length))).toContain(`id="${row}"`)
    }
  }, 60_000)

  it('says the same as a table, which adds up', async () => {
    const { read } = await large()
    const html = await read()
    const table = /How many go out when.*?<\/table>/s.exec(html)![0]
    const counts = [...table.matchAll(/role="rowheader".*?role="cell">(\d+)</gs)].map(([, count]) => Number(count))
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(300)
  })

  it('is moved after a look at what asks for something; what only moves is behind a summary', async () => {
    const { read } = await large()
    const html = await read('/launch?to=2027-03-15T09:00')
    const rowsOf = (part: string) => part.match(/role="rowheader"/g)?.length ?? 0
    const [inSight = '', more = '', calm = ''] = html.split('<details')
    expect(html).toContain('What asks for something (87)')
    expect(rowsOf(inSight)).toBe(20)
    expect(more).toContain('67 more that ask for something')
    expect(rowsOf(more)).toBe(67)
    expect(calm).toContain('213 that only move, stay or are sent already')
    expect(rowsOf(calm)).toBe(213)
  })

  it('names the first of many users, and the first of many matters', async () => {
    const { read } = await large()
    const html = await read()
    expect(html.match(/ and 295 more/g)).toHaveLength(2)
    expect(html.match(/class="app-matters__one /g)!.length).toBe(20)
    expect(html).toMatch(/And \d+ more: missed \(\d+\)/)
  })
})

describe('the sums of a timeline', () => {
  it.each([
    ['60 are drawn one by one', 60, false],
    ['61 are summed', 61, true],
  ])('%s', async (_, count, summed) => {
    const { at, page, read } = await large(count)
    expect(isSummed(campaignTimeline(page, at.clock.now()).rows[0]!.items)).toBe(summed)
    expect((await read()).includes('How many go out when')).toBe(summed)
  })

  it('take longer spans where there is less room, and leave nothing out', async () => {
    const { at, page } = await large()
    const timeline = campaignTimeline(page, at.clock.now())
    for (const size of [WIDE, NARROW]) {
      const sums = sumsOf(timeline.rows[0]!.items, timeline, size)
      expect(sums.length).toBeLessThanOrEqual(size.mostSums)
      expect(sums.reduce((sum, { activities }) => sum + activities, 0)).toBe(300)
    }
    expect(sumInWords(sumsOf(timeline.rows[0]!.items, timeline, NARROW)[0]!)).toMatch(/^2 weeks from Mon \d/)
  })
})

it.each([
  ['what goes out next', '2027-03-01T09:00:00Z', 101],
  ['the first where nothing lies ahead and nothing is over', '2029-01-01T00:00:00Z', 1],
  ['the first before all of it', '2026-01-01T00:00:00Z', 1],
])('the table begins with %s', async (_, now, first) => {
  const { page } = await large()
  expect(pageOfActivities(page.activities, undefined, new Date(now)).first).toBe(first)
})
