import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isAtNight } from '../support/at-night.ts'
import { startChromium } from '../support/chromium.ts'
import { noticedIn, type Shown, watchedContext } from '../support/watched-browser.ts'
import { HOSTILE_TEXTS, NUMBERED_HOSTILE_TEXTS } from './hostile-texts.ts'
import { mailsSaying, mailsWithValues, picturesSaying, sheetsSaying, sheetsWithValues } from './shown-hostile.ts'

let chromium: Browser
beforeAll(async () => void (chromium = await startChromium()))
afterAll(() => chromium.close())

const noticed = async (documents: readonly Shown[]) => noticedIn(await watchedContext(chromium), documents)

it('there are more than two hundred, no two alike', () => {
  const shapes = HOSTILE_TEXTS.map((text) => text.replaceAll(/\d+/g, ''))
  expect(new Set(shapes).size).toBe(HOSTILE_TEXTS.length)
  expect(HOSTILE_TEXTS.length).toBeGreaterThan(300)
})

it('each of them runs or asks for something where a page shows it carelessly', async () => {
  const shown = NUMBERED_HOSTILE_TEXTS.flatMap(({ careless, family, ...one }, at) =>
    careless !== undefined && (isAtNight || at % 8 === 0) ? [{ ...one, name: family, body: careless }] : [],
  )
  const { ran, asked } = await noticed(shown)
  const live = new Set([...ran, ...asked].map((one) => /: (\d+)$|(\d+)\.evil\.example/.exec(one)?.slice(1).join('')))
  expect(shown.filter(({ number }) => !live.has(`${number}`)).map(({ text }) => text)).toEqual([])
  expect(shown.length).toBeGreaterThan(isAtNight ? 250 : 30)
})

/** By day two of three, which are more than two hundred too. */
const TEXTS = HOSTILE_TEXTS.filter((_, at) => isAtNight || at % 3 > 0)

it('none of them runs, asks for anything or leaves what could in mails, sheets, posters and pictures, as data or as content', async () => {
  const [mails, sheets] = [mailsSaying(TEXTS), sheetsSaying(TEXTS)]
  const withValues = [...mailsWithValues(TEXTS), ...sheetsWithValues(TEXTS)]
  const all = [...withValues, ...mails.shown, ...sheets.shown, ...picturesSaying(TEXTS)]
  expect(TEXTS.length).toBeGreaterThan(200)
  expect(await noticed(all)).toEqual({ ran: [], asked: [], left: [] })
  const plain = TEXTS.filter((text) => !/[<{]|\]\(/.test(text))
  for (const { refused } of [mails, sheets]) expect(plain.filter((text) => refused.includes(text))).toEqual([])
})
