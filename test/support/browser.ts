import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import type { Role } from '../../src/access/index.ts'
import { startChromium } from './chromium.ts'
import type { Site } from './site.ts'

export const PHONE = { width: 390, height: 844 }
export const DESKTOP = { width: 1440, height: 900 }

export interface Visit {
  readonly roles?: readonly Role[]
  readonly email?: string
  readonly size?: { width: number; height: number }
  /** False: a browser that runs no script. */
  readonly script?: boolean
  /** True: a screen to be touched. */
  readonly touch?: boolean
}

/** One real browser for a test file; every visitor has a profile of their own, and whatever a page complains of fails the test. */
export function browser() {
  let chromium: Browser
  beforeAll(async () => void (chromium = await startChromium()))
  afterAll(() => chromium.close())
  return {
    /** A page of a visitor, signed in where roles are given. Fails the test on any console error, refused resource or script error. */
    async visitor(site: Site, visit: Visit = {}) {
      const { roles, email = 'sam@example.gov', size = DESKTOP, script = true, touch = false } = visit
      const screen = { viewport: size, hasTouch: touch }
      const context = await chromium.newContext({ ...screen, javaScriptEnabled: script, baseURL: site.url })
      const complaints: string[] = []
      if (!script) scriptless.add(context)
      if (roles) await context.addCookies([{ ...(await site.session(email, roles)), url: site.url }])
      const page = await context.newPage()
      // Sooner than a test is over, so that it says what it waited for.
      page.setDefaultTimeout(10_000)
      listen(context, page, complaints)
      onTestFinished(async () => {
        await context.close()
        expect(complaints, 'what the browser complained of').toEqual([])
      })
      return page
    },
  }
}

/** Contexts that run no script. */
const scriptless = new WeakSet<BrowserContext>()

/** Contexts that no network reaches, which of course they complain of. */
const cutOff = new WeakSet<BrowserContext>()

/** What happens while the network is gone. */
export async function withoutNetwork(page: Page, happens: () => Promise<void>): Promise<void> {
  const context = page.context()
  cutOff.add(context)
  await context.setOffline(true)
  await happens()
  await context.setOffline(false)
  cutOff.delete(context)
}

function listen(context: BrowserContext, page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (cutOff.has(context)) return
    // An answer such as 422 is told there too; that it is one is the test's to look at.
    const isStatus = /the server responded with a status of (403|404|409|422)/.test(message.text())
    if (message.type() === 'error' && !isStatus) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  context.on('requestfailed', (request) => {
    if (!cutOff.has(context) && !request.failure()?.errorText.includes('ERR_ABORTED'))
      complaints.push(`not loaded: ${request.url()}`)
  })
}

/** What axe looks into, said as a script says it: only what is wrong is gathered, which makes it twice as quick. */
const ASKED = JSON.stringify({
  resultTypes: ['violations'],
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  iframes: false,
})

/**
 * Nothing that axe finds wrong, in the page and in what its frames show, and nothing wider than the screen. Call it in every
 * state of a page.
 */
export async function expectAccessible(page: Page, label: string): Promise<void> {
  await page.waitForLoadState()
  const [main, ...frames] = page.frames()
  const found = scriptless.has(page.context()) ? await foundInCopy(page, await main!.content()) : await foundBy(page)
  for (const frame of frames) {
    await frame.waitForLoadState()
    found.push(...(await foundInFrame(page, await frame.content())))
  }
  expect(found, `${label}: what axe found`).toEqual([])
  await expectFitting(page, label)
}

async function foundBy(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${ASKED})`)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id} ${target.join(' ')}: ${html}`))
}

/** Frames run no script, and show the same in many states of a page: what one holds is examined once for each width. */
async function foundInFrame(page: Page, html: string): Promise<string[]> {
  const shown = `${page.viewportSize()!.width} ${html}`
  const found = framed.get(shown) ?? (await foundInCopy(page, html))
  framed.set(shown, found)
  return found
}

const framed = new Map<string, string[]>()

/** axe is itself a script: what runs none is laid, as it is, before a browser that only lacks ours. */
async function foundInCopy(page: Page, html: string): Promise<string[]> {
  const context = await page.context().browser()!.newContext({ viewport: page.viewportSize() })
  const copy = await context.newPage()
  await copy.route('**/*', (route) => {
    const type = route.request().resourceType()
    if (route.request().isNavigationRequest() && route.request().frame() === copy.mainFrame())
      return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
    return type === 'stylesheet' ? route.continue() : route.abort()
  })
  await copy.goto(page.url())
  const found = await foundBy(copy)
  await context.close()
  return found
}

/** Nothing wider than the screen. */
export async function expectFitting(page: Page, label: string): Promise<void> {
  await page.waitForLoadState()
  const { width, screen, widest } = await page.evaluate<Widths>(WIDTHS)
  expect(width, `${label}: wider than the screen because of ${widest}`).toBeLessThanOrEqual(screen)
}

interface Widths {
  readonly width: number
  readonly screen: number
  readonly widest: string
}

/** Runs in the page; a text, because these sources know no document. */
const WIDTHS = `(() => {
  const { scrollWidth: width, clientWidth: screen } = document.documentElement
  const wide = [...document.body.querySelectorAll('*')].filter(
    (one) => one.getBoundingClientRect().right > screen + 1 && !one.closest('.app-scroll, svg'),
  )
  return { width, screen, widest: wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 80)).join(' | ') }
})()`
