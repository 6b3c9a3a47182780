import { AxeBuilder } from '@axe-core/playwright'
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

/**
 * axe is itself a script: what a browser without script shows is laid, as it is, before one that only lacks ours; and so is
 * a page with a frame that runs nothing, for axe looks into frames too.
 */
async function examinable(page: Page): Promise<{ page: Page; close(): Promise<void> }> {
  await page.waitForLoadState()
  const isFramed = (await page.locator('iframe').count()) > 0
  if (!isFramed && !scriptless.has(page.context())) return { page, close: async () => undefined }
  const bodies = new Map<string, string>()
  for (const frame of page.frames()) bodies.set(withoutHash(frame.url()), unlocked(await frame.content()))
  const context = await page.context().browser()!.newContext({ viewport: page.viewportSize() })
  const twin = await context.newPage()
  await twin.route('**/*', (route) => {
    const body = bodies.get(withoutHash(route.request().url()))
    const type = route.request().resourceType()
    if (type === 'document' && body !== undefined) {
      return route.fulfill({ body, contentType: 'text/html; charset=utf-8' })
    }
    return type === 'stylesheet' ? route.continue() : route.abort()
  })
  await twin.goto(page.url())
  return { page: twin, close: () => context.close() }
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '')
}

function unlocked(html: string): string {
  return html.replaceAll(/(<iframe\b[^>]*?) sandbox(="[^"]*")?/g, '$1')
}

function listen(context: BrowserContext, page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    // An answer such as 422 is told there too; that it is one is the test's to look at.
    const isStatus = /the server responded with a status of (403|404|409|422)/.test(message.text())
    if (message.type() === 'error' && !isStatus) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  context.on('requestfailed', (request) => {
    if (!request.failure()?.errorText.includes('ERR_ABORTED')) complaints.push(`not loaded: ${request.url()}`)
  })
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Nothing that axe finds wrong, and nothing wider than the screen. Call it in every state of a page. */
export async function expectAccessible(page: Page, label: string): Promise<void> {
  const examined = await examinable(page)
  // Only what is wrong is gathered, and in this page itself: either makes it twice as quick.
  const axe = new AxeBuilder({ page: examined.page }).options({ resultTypes: ['violations'] }).setLegacyMode(true)
  const { violations } = await axe.withTags(TAGS).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => `${id} ${target.join(' ')}: ${html}`),
  )
  expect(found, `${label}: what axe found`).toEqual([])
  const { width, screen, widest } = await examined.page.evaluate<Widths>(WIDTHS)
  await examined.close()
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
