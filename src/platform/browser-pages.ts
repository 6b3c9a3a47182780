import { faultInWords, Invalid, RetryLater } from '../errors.ts'
import type { Pages } from '../ports.ts'
import { type ClosedPage, openClosedPage } from './closed-page.ts'
import { BrowserLost, type Devtools } from './devtools.ts'
import { type Drawing, measured, pictured, printed } from './drawn-page.ts'

/** Where browsers come from. */
export interface Browsers {
  /** For people. */
  readonly name: string
  /** How many pages one browser draws at the same time. */
  readonly atOnce: number
  /** Throws what people can do where there is none. */
  start(): Promise<RunningBrowser>
}

export interface RunningBrowser {
  readonly devtools: Devtools
  /** Ends it, or lets go of it; never throws. */
  close(): Promise<void>
}

export interface Limits {
  /** A page that is not drawn after so many milliseconds is given up. */
  readonly patience: number
  /** One page of a browser draws so many documents, then another takes its place. */
  readonly documentsPerPage: number
  /** One browser draws so many documents, then another takes its place: what it gathers in memory goes with it. */
  readonly documentsPerBrowser: number
  /** `false`: a browser is let go of as soon as nobody waits for it. */
  readonly keepsIdle: boolean
}

const LIMITS: Limits = { patience: 15_000, documentsPerPage: 250, documentsPerBrowser: 5_000, keepsIdle: true }

/** A page that is given up has so long to be gone before its browser is ended. Milliseconds. */
const GRACE = 2_000

/**
 * Draws pages in browsers, a few at a time: one browser is started on first use and kept, and replaced when it ends or has
 * drawn much. What was being drawn when a browser or its page crashed is drawn once more.
 */
export function browserPages(browsers: Browsers, changed: Partial<Limits> = {}): Pages {
  const limits = { ...LIMITS, ...changed }
  let current: Promise<Pool> | undefined
  const waiting: (() => void)[] = []
  let free = browsers.atOnce

  /** The browser that draws now; another is started where that one drew its share or is gone. */
  async function pool(): Promise<Pool> {
    const started = (current ??= browsers.start().then((browser) => poolOf(browser, limits)))
    try {
      const found = await started
      if (found.isOver()) {
        if (current === started) current = undefined
        return await pool()
      }
      return found
    } catch (error) {
      if (current === started) current = undefined
      throw error
    }
  }

  async function draw<Made>(drawing: Drawing<Made>): Promise<Made> {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve))
    else free--
    try {
      return await drawTwice(async (again) => (await pool()).draw(drawing, again))
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
      if (!limits.keepsIdle && free === browsers.atOnce) await close()
    }
  }

  async function close(): Promise<void> {
    const last = current
    current = undefined
    const found = await last?.catch(() => undefined)
    await found?.retire()
  }

  return {
    name: browsers.name,
    pdf: (page) => draw(printed(page)),
    png: (page) => draw(pictured(page)),
    misfits: (page) => draw(measured(page)),
    close,
  }
}

/** What ended one page may have ended others that are not known of yet, so the second time is on a page of its own. */
async function drawTwice<Made>(draw: (again: boolean) => Promise<Made>): Promise<Made> {
  try {
    return await draw(false)
  } catch (error) {
    if (!(error instanceof BrowserLost)) throw error
  }
  try {
    return await draw(true)
  } catch (error) {
    if (!(error instanceof BrowserLost)) throw error
    const why = 'its page may be too large for the memory there is; make it smaller or try again'
    throw new RetryLater(`the browser crashed twice over the same page (${error.message}); ${why}`, 30, {
      cause: error,
    })
  }
}

/** The pages of one browser. */
interface Pool {
  draw<Made>(drawing: Drawing<Made>, onNewPage: boolean): Promise<Made>
  /** Takes nothing on any more, for it drew its share or is gone. */
  isOver(): boolean
  /** Ends the browser when nothing is being drawn. */
  retire(): Promise<void>
}

function poolOf(browser: RunningBrowser, { patience, documentsPerPage, documentsPerBrowser }: Limits): Pool {
  const idle: { page: ClosedPage; drawn: number }[] = []
  let drawn = 0
  let drawing = 0
  let isRetired = false
  const closed = Promise.withResolvers<void>()
  let closing: Promise<void> | undefined
  void browser.devtools.lost.then(retire)

  async function retire(): Promise<void> {
    isRetired = true
    if (drawing === 0) closed.resolve((closing ??= browser.close()))
    await closed.promise
  }

  async function idleOne() {
    for (let place = idle.pop(); place !== undefined; place = idle.pop()) {
      if (!place.page.isGone()) return place
      await giveUp(place.page)
    }
    return undefined
  }

  async function opened(): Promise<ClosedPage> {
    try {
      return await within(patience, openClosedPage(browser.devtools), 'the browser opened no page')
    } catch (error) {
      browser.devtools.close()
      throw new BrowserLost(faultInWords(error), { cause: error })
    }
  }

  /** Its process may hang; then the whole browser has to go, and what others draw in it is drawn again elsewhere. */
  async function giveUp(page: ClosedPage): Promise<void> {
    try {
      await within(GRACE, page.dispose(), 'a page could not be ended')
    } catch {
      browser.devtools.close()
    }
  }

  return {
    isOver: () => isRetired,
    retire,
    async draw({ view, make }, onNewPage) {
      drawing++
      if (++drawn >= documentsPerBrowser) isRetired = true
      try {
        const place = (onNewPage ? undefined : await idleOne()) ?? { page: await opened(), drawn: 0 }
        try {
          const shown = place.page.show(view).then(() => make(place.page))
          const made = await within(patience, shown, tooSlow(patience))
          if (++place.drawn < documentsPerPage) idle.push(place)
          else await giveUp(place.page)
          return made
        } catch (error) {
          await giveUp(place.page)
          throw error
        }
      } finally {
        drawing--
        if (isRetired) void retire()
      }
    },
  }
}

function tooSlow(patience: number): string {
  const seconds = patience / 1000
  return `the page was not drawn within ${seconds} seconds; make it shorter or its pictures smaller, or try again when this machine has less to do`
}

/** What was begun goes on by itself when it is given up; nobody waits for it then. */
async function within<T>(milliseconds: number, work: Promise<T>, otherwise: string): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Invalid(otherwise)), milliseconds)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
