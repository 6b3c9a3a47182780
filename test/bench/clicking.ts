import { type Choices, choicesFrom } from '../../campaigns/people/choices.ts'
import { type BenchPage } from './page-list.ts'
import type { Served } from './served-process.ts'
import { type Answer, visitor } from './visitor.ts'

/** Clicks of one person alone on each page, after the first three. */
const ALONE = 50
/** How long 20 people click, each again 0.5 to 1.5 seconds after the last answer. Milliseconds. */
const CROWD_TIME = 60_000
const THINK_TIME = { least: 500, most: 1500 }

export interface Click {
  readonly milliseconds: number
  /** Uncompressed bytes; 0 where nobody looked. */
  readonly size: number
}

/** By the name of the page. */
export type Clicks = ReadonlyMap<string, readonly Click[]>

export type PathOf = (page: BenchPage, choices: Choices) => string

/** One person, one page after the other. */
export async function clickedAlone(
  app: Served,
  cookie: string,
  pages: readonly BenchPage[],
  pathOf: PathOf,
): Promise<Clicks> {
  const person = visitor(app.port, cookie)
  const clicks = new Map<string, Click[]>()
  for (const page of pages) {
    const choices = choicesFrom(7)
    const answers: Click[] = []
    for (let click = -3; click < ALONE; click++) {
      const answer = await person.visit(pathOf(page, choices))
      expectPage(page.name, answer)
      if (click >= 0) answers.push({ milliseconds: answer.milliseconds, size: answer.text().length })
    }
    clicks.set(page.name, answers)
  }
  person.leave()
  return clicks
}

/** Everybody goes from page to page by chance, and waits for each answer before thinking about the next. */
export async function clickedByCrowd(
  app: Served,
  cookies: readonly string[],
  pages: readonly BenchPage[],
  pathOf: PathOf,
): Promise<Clicks> {
  const clicks = new Map<string, Click[]>(pages.map(({ name }) => [name, []]))
  const end = performance.now() + CROWD_TIME
  await Promise.all(
    cookies.map(async (cookie, index) => {
      const choices = choicesFrom(index + 1)
      const person = visitor(app.port, cookie)
      await pause(choices.number() * THINK_TIME.most)
      while (performance.now() < end) {
        const page = choices.pick(pages)
        const answer = await person.visit(pathOf(page, choices))
        expectPage(page.name, answer)
        clicks.get(page.name)!.push({ milliseconds: answer.milliseconds, size: 0 })
        await pause(THINK_TIME.least + choices.number() * (THINK_TIME.most - THINK_TIME.least))
      }
      person.leave()
    }),
  )
  return clicks
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function expectPage(name: string, { status }: Answer): void {
  if (status !== 200) throw new Error(`${name} answered ${status} on the way`)
}

/** Milliseconds. */
export interface Times {
  readonly median: number
  readonly p99: number
}

/** The middle one, and the one that 99 of 100 are not above. */
export function timesOf(clicks: readonly Click[]): Times {
  const sorted = clicks.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { median: at(0.5), p99: at(0.99) }
}
