import type { ElementHandle, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What people do with what a page shows, each in the way they have. */
export interface Hand {
  press(what: Locator): Promise<void>
  /** Puts a text into a field in place of what is there. */
  type(field: Locator, text: string): Promise<void>
  choose(field: Locator, option: string): Promise<void>
  /** Turns a box, or a choice of several, on. */
  tick(box: Locator): Promise<void>
}

export const mouse: Hand = {
  press: (what) => what.click(),
  type: (field, text) => field.fill(text),
  choose: async (field, option) => void (await field.selectOption({ label: option })),
  tick: (box) => box.check(),
}

export const finger: Hand = { ...mouse, press: (what) => what.tap() }

/** The Tab key, Enter and Space, arrows and letters: nothing else is ever touched. */
export const keyboard: Hand = {
  async press(what) {
    await tabTo(what)
    await what.page().keyboard.press('Enter')
  },
  async type(field, text) {
    await tabTo(field)
    const { keyboard: keys } = field.page()
    if ((await field.getAttribute('type')) === 'datetime-local') return typeMoment(field, text)
    await keys.press('Control+A')
    await (text === '' ? keys.press('Delete') : keys.type(text))
  },
  async choose(field, option) {
    await tabTo(field)
    // As far as there are keys for its letters; a dash that prints well has none.
    await field.page().keyboard.type(/^[ -~]*/.exec(option)![0])
    expect(await field.locator('option:checked').innerText(), 'what typing its letters chose').toBe(option)
  },
  async tick(box) {
    if (await box.isChecked()) return
    if ((await box.getAttribute('type')) === 'radio') return arrowTo(box)
    await tabTo(box)
    await box.page().keyboard.press('Space')
  },
}

/** Moves with the Tab key until this has the focus, in sight; fails when it never comes. */
async function tabTo(wanted: Locator): Promise<void> {
  const page = wanted.page()
  await wanted.waitFor()
  for (let presses = 0; presses < 300;) {
    // Found once, asked after each press: finding it anew each time is slow on a long page.
    const element = await wanted.elementHandle()
    for (let now = await focusOf(element); now !== 'gone' && presses < 300; now = await focusOf(element)) {
      if (now === 'here') return expect(await isInSight(wanted), `${String(wanted)} has the focus in sight`).toBe(true)
      await page.keyboard.press('Tab')
      presses++
    }
  }
  throw new Error(`the Tab key never reaches ${String(wanted)}`)
}

type Focus = 'here' | 'elsewhere' | 'gone'

async function focusOf(element: ElementHandle): Promise<Focus> {
  return element.evaluate((one: FocusedOrNot): Focus => {
    if (!one.isConnected) return 'gone'
    return one === one.ownerDocument.activeElement ? 'here' : 'elsewhere'
  })
}

/** What of an element is asked for: these sources know no document. */
interface FocusedOrNot {
  readonly isConnected: boolean
  readonly ownerDocument: { readonly activeElement: unknown }
}

async function hasFocus(wanted: Locator): Promise<boolean> {
  return (await wanted.and(wanted.page().locator(':focus')).count()) > 0
}

async function isInSight(wanted: Locator): Promise<boolean> {
  const box = await wanted.boundingBox()
  const { height } = wanted.page().viewportSize()!
  return box !== null && box.width > 4 && box.y < height && box.y + box.height > 0
}

/** Of choices that exclude each other only one is on the way of the Tab key; arrows lead to the others. */
async function arrowTo(box: Locator): Promise<void> {
  const page = box.page()
  const name = await box.getAttribute('name')
  await tabToOneOf(page, page.locator(`input[name="${name}"]`))
  for (let presses = 0; presses < 20 && !(await box.isChecked()); presses++) {
    await page.keyboard.press(presses === 0 && (await hasFocus(box)) ? 'Space' : 'ArrowDown')
  }
  expect(await box.isChecked(), `the arrows reach ${String(box)}`).toBe(true)
}

async function tabToOneOf(page: Page, some: Locator): Promise<void> {
  for (let presses = 0; presses < 300 && !(await hasFocus(some)); presses++) await page.keyboard.press('Tab')
}

/** `2027-06-01T09:00` in the parts and the order in which the browser asks for them. */
async function typeMoment(field: Locator, text: string): Promise<void> {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(text) ?? []
  const { keyboard: keys } = field.page()
  await keys.type(`${month}${day}${year}`)
  await keys.press('ArrowRight')
  await keys.type(`${String(Number(hour) % 12 || 12).padStart(2, '0')}${minute}${Number(hour) < 12 ? 'AM' : 'PM'}`)
  expect(await field.inputValue(), 'what was typed as date and time').toBe(text)
}
