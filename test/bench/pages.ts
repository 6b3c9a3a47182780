import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { choicesFrom } from '../../campaigns/people/choices.ts'
import { SESSION_COOKIE } from '../../src/web/session-cookie.ts'
import { clickedAlone, clickedByCrowd, type PathOf, type Times, timesOf } from './clicking.ts'
import type { Figure } from './main.ts'
import { PAGES } from './page-list.ts'
import { type Seeded, seedInstallation } from './seed-installation.ts'
import { type Served, served } from './served-process.ts'
import { visitor } from './visitor.ts'

const LIMITS = { median: 100, p99: 300, firstVisit: 100 }

interface PageTimes {
  readonly page: string
  readonly alone: Times
  readonly crowd: Times
  /** Of a server that says a page of this size and looks nothing up, alone and with the same 20 people. */
  readonly peerAlone: Times
  readonly peerCrowd: Times
  readonly clicks: number
  /** Uncompressed. */
  readonly kilobytes: number
}

export interface PagesReport {
  readonly pages: readonly PageTimes[]
  readonly all: { readonly crowd: Times; readonly peerCrowd: Times; readonly clicks: number }
  /** Page, style and script together as they are served, in kilobytes of 1,000 bytes. */
  readonly firstVisit: { readonly kilobytes: number; readonly parts: readonly string[] }
  /** What is over its limit or not there. */
  readonly faults: readonly string[]
}

/** Page times on a large installation, alone and with 20 people clicking; throws when a limit is broken or a page is missing. */
export async function benchPages(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bench-'))
  const file = join(folder, 'large.db')
  const seeded = await seedInstallation(file, new Date())
  const { pages, all, firstVisit, faults } = await measurePages(file, seeded)
  rmSync(folder, { recursive: true, force: true })
  if (faults.length > 0) throw new Error(`pages: ${faults.join('; ')}`)
  const slowest = pages.toSorted((a, b) => b.crowd.p99 - a.crowd.p99)[0]!
  const of = { unit: 'ms', peer: 'a bare page of that size', better: 'lower' } as const
  return [
    { name: 'a page, 20 people clicking, median', value: all.crowd.median, peerValue: all.peerCrowd.median, ...of },
    { name: '  p99', value: all.crowd.p99, peerValue: all.peerCrowd.p99, ...of },
    {
      name: `  p99 of the slowest, ${slowest.page}`,
      value: slowest.crowd.p99,
      peerValue: slowest.peerCrowd.p99,
      ...of,
    },
    { name: '  the same alone, median', value: slowest.alone.median, peerValue: slowest.peerAlone.median, ...of },
    {
      name: 'first visit, compressed',
      value: firstVisit.kilobytes,
      unit: 'KB',
      peer: 'the limit',
      peerValue: LIMITS.firstVisit,
      better: 'lower',
    },
  ]
}

export async function measurePages(file: string, seeded: Seeded): Promise<PagesReport> {
  const app = await served(['src/cli/run.mjs', 'start', '--no-examples'], { FANFARE_DATABASE_URL: `file:${file}` })
  const cookies = seeded.sessions.map((session) => `${SESSION_COOKIE}=${session}`)
  const bare = await served(['test/bench/bare-page.ts'])
  try {
    const there = await missing(app, cookies[0]!, seeded)
    const pages = PAGES.filter(({ name }) => !there.has(name))
    const pathOf: PathOf = (page, choices) => page.path(seeded, choices)
    const alone = await clickedAlone(app, cookies[0]!, pages, pathOf)
    const crowd = await clickedByCrowd(app, cookies, pages, pathOf)
    const sizes = new Map(pages.map(({ name }) => [name, Math.max(...alone.get(name)!.map(({ size }) => size))]))
    const ofSize: PathOf = ({ name }) => `/${sizes.get(name)}`
    const peerAlone = await clickedAlone(bare, '', pages, ofSize)
    const peerCrowd = await clickedByCrowd(bare, cookies, pages, ofSize)
    const times = pages.map(({ name }): PageTimes => ({
      page: name,
      alone: timesOf(alone.get(name)!),
      crowd: timesOf(crowd.get(name)!),
      peerAlone: timesOf(peerAlone.get(name)!),
      peerCrowd: timesOf(peerCrowd.get(name)!),
      clicks: crowd.get(name)!.length,
      kilobytes: sizes.get(name)! / 1000,
    }))
    const clicks = [...crowd.values()].flat()
    const all = { crowd: timesOf(clicks), peerCrowd: timesOf([...peerCrowd.values()].flat()), clicks: clicks.length }
    const firstVisit = await firstVisitOf(app, cookies[0]!)
    return { pages: times, all, firstVisit, faults: [...there.values(), ...overLimits(times, firstVisit.kilobytes)] }
  } finally {
    await app.stop()
    await bare.stop()
  }
}

/** What is wrong with each page that does not answer as it should. */
async function missing(app: Served, cookie: string, seeded: Seeded): Promise<Map<string, string>> {
  const person = visitor(app.port, cookie)
  const faults = new Map<string, string>()
  for (const { name, path } of PAGES) {
    const where = path(seeded, choicesFrom(1))
    const { status } = await person.visit(where)
    if (status !== 200) faults.set(name, `${where} answers ${status}`)
  }
  person.leave()
  return faults
}

/** The list of campaigns with what a browser fetches for it, by somebody who was never here. */
async function firstVisitOf(app: Served, cookie: string): Promise<PagesReport['firstVisit']> {
  const person = visitor(app.port, cookie)
  const page = await person.visit('/campaigns')
  const assets = [...page.text().matchAll(/<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"/g)]
  const parts = [{ path: '/campaigns', ...page }]
  for (const [, path] of assets) parts.push({ path: path!, ...(await person.visit(path!)) })
  person.leave()
  return {
    kilobytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
    parts: parts.map(({ path, bytes, encoding }) => `${path} ${bytes} bytes, ${encoding ?? 'not compressed'}`),
  }
}

function overLimits(pages: readonly PageTimes[], firstVisit: number): string[] {
  const over = pages.flatMap(({ page, crowd }) => [
    ...(crowd.median > LIMITS.median ? [`${page}: median ${crowd.median.toFixed(0)} ms, over ${LIMITS.median}`] : []),
    ...(crowd.p99 > LIMITS.p99 ? [`${page}: p99 ${crowd.p99.toFixed(0)} ms, over ${LIMITS.p99}`] : []),
  ])
  return firstVisit > LIMITS.firstVisit ? [...over, `first visit: ${firstVisit.toFixed(1)} KB, over 100`] : over
}

/** Such as `node test/bench/pages.ts`, or with a file that seed-installation.ts made, to keep it for the next time. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { seededIn } = await import('./seed-installation.ts')
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bench-'))
  const file = process.argv[2] ?? join(folder, 'large.db')
  const seeded = process.argv[2] === undefined ? await seedInstallation(file, new Date()) : await seededIn(file)
  const { pages, all, firstVisit, faults } = await measurePages(file, seeded)
  rmSync(folder, { recursive: true, force: true })
  const both = ({ median, p99 }: Times) => `${median.toFixed(1)} / ${p99.toFixed(1)}`
  console.table(
    pages.map(({ page, alone, crowd, peerAlone, peerCrowd, clicks, kilobytes }) => ({
      page,
      KB: Math.round(kilobytes),
      'alone, median / p99 ms': both(alone),
      'bare alone': both(peerAlone),
      'with 20 people': both(crowd),
      'bare with 20': both(peerCrowd),
      clicks,
    })),
  )
  console.log(
    `all pages with 20 people: ${both(all.crowd)} ms, a bare page ${both(all.peerCrowd)} ms, ${all.clicks} clicks`,
  )
  console.log(`first visit: ${firstVisit.kilobytes.toFixed(1)} KB (${firstVisit.parts.join('; ')})`)
  for (const fault of faults) console.error(`FAILED ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}
