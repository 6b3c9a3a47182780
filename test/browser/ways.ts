import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { browser, DESKTOP, expectAccessible, expectFitting, PHONE, type Visit } from '../support/browser.ts'
import { isAtNight } from '../support/at-night.ts'
import type { Site } from '../support/site.ts'
import { finger, type Hand, keyboard, mouse } from './hands.ts'

export interface Way extends Pick<Required<Visit>, 'size' | 'script'> {
  readonly hand: Hand
  /** axe examines each state of a page in this way; in every way each state has to fit the screen. */
  readonly examines: boolean
}

/** Every way in which people come. */
const WAYS: readonly (readonly [name: string, way: Way])[] = [
  ['by mouse on a desktop', { hand: mouse, size: DESKTOP, script: true, examines: true }],
  ['by keyboard alone on a desktop', { hand: keyboard, size: DESKTOP, script: true, examines: false }],
  ['by touch on a phone', { hand: finger, size: PHONE, script: true, examines: false }],
  ['by keyboard alone on a phone without script', { hand: keyboard, size: PHONE, script: false, examines: true }],
  ['by mouse on a desktop without script', { hand: mouse, size: DESKTOP, script: false, examines: false }],
]

/**
 * The ways in which a story is told: the one that it names, so that over all stories every hand, every width, script and no
 * script have their turn; axe examines each state. At night every story is told in every way there is.
 */
export function ways(byDay: string): typeof WAYS {
  const chosen = WAYS.filter(([name]) => name === byDay)
  if (chosen.length === 0) throw new Error(`nobody comes “${byDay}”`)
  return isAtNight ? WAYS : chosen.map(([name, way]) => [name, { ...way, examines: true }])
}

type Pressed = 'button' | 'link' | 'summary'

/** Somebody before a page: what they do there, and what they look for. */
export interface Somebody {
  readonly page: Page
  readonly way: Way
  open(path: string): Promise<void>
  /** Presses the only one of this name, or of those inside a part of the page. */
  press(what: Pressed, name: string | RegExp, inside?: string): Promise<void>
  type(label: string, text: string): Promise<void>
  choose(label: string, option: string): Promise<void>
  tick(role: 'checkbox' | 'radio', name: string): Promise<void>
  attach(label: string, file: { name: string; text: string }): Promise<void>
  /** Presses a link that gives a file, and answers the file. */
  take(what: 'button' | 'link', name: string): Promise<{ name: string; text: string }>
  /** Waits until the page says this, in sight. */
  see(text: string | RegExp, inside?: string): Promise<void>
  /** Waits for the page with this heading. */
  reach(heading: string | RegExp): Promise<void>
  /** Nothing on the page is in anybody's way, as it stands now, as far as this way looks. */
  examine(state: string): Promise<void>
}

/** One browser for a test file, and people who come to an installation in one of the ways. */
export function people() {
  const shared = browser()
  return async (at: Site, way: Way, who: Pick<Visit, 'roles' | 'email'> = {}): Promise<Somebody> =>
    somebody(await shared.visitor(at, { ...way, ...who, touch: way.hand === finger }), way)
}

function somebody(page: Page, way: Way): Somebody {
  const { hand } = way
  const find = (what: Pressed, name: string | RegExp, inside?: string): Locator => {
    const part = inside === undefined ? page : page.locator(inside)
    return what === 'summary' ? part.locator('summary', { hasText: name }) : part.getByRole(what, { name })
  }
  const field = (label: string) => page.getByLabel(label, { exact: true })
  return {
    page,
    way,
    open: async (path) => void (await page.goto(path)),
    press: (what, name, inside) => hand.press(find(what, name, inside)),
    type: (label, text) => hand.type(field(label), text),
    choose: (label, option) => hand.choose(field(label), option),
    tick: (role, name) => hand.tick(page.getByRole(role, { name, exact: true })),
    async attach(label, { name, text }) {
      const chooser = page.waitForEvent('filechooser')
      await hand.press(field(label))
      await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    },
    async take(what, name) {
      const download = page.waitForEvent('download')
      await hand.press(find(what, name))
      const file = await download
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
    },
    see: (text, inside = 'body') => page.locator(inside).getByText(text).filter({ visible: true }).first().waitFor(),
    reach: (heading) => page.getByRole('heading', { name: heading, level: 1 }).waitFor(),
    examine: async (state) => (way.examines ? expectAccessible(page, state) : expectFitting(page, state)),
  }
}
