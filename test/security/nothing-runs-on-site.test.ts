import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { isAtNight } from '../support/at-night.ts'
import { browser } from '../support/browser.ts'
import { type Site, site } from '../support/site.ts'
import { noticedIn, type Shown, watchedContext } from '../support/watched-browser.ts'
import { hostileCampaign } from './hostile-campaign.ts'
import { SOME_HOSTILE_TEXTS } from './hostile-texts.ts'

const chromium = browser()
const CAMPAIGN = '/campaigns/renew-online'

/** What is shown there is looked at as documents with most of them by day too; these go the whole way through the site. */
const TEXTS = SOME_HOSTILE_TEXTS.filter((_, at) => isAtNight || at % 2 === 0)

it(
  'no text that people typed runs where the site shows mails and materials, nor in what it shows there',
  { timeout: 240_000 },
  async () => {
    const at = await site({ at: '2027-02-01T09:00:00Z' })
    const { people } = await hostileCampaign(at, TEXTS)
    const page = await chromium.visitor(at, { roles: ['planner', 'approver'] })
    const told = listenTo(page, at)
    const mails = await framesOf(page, `${CAMPAIGN}/activities/go-live`, EVERY_RECIPIENT, people)
    const sheets = await framesOf(page, `${CAMPAIGN}/edit/material-content/guide.en`, EVERY_PREVIEW, ofSheet())
    const pictures = await framesOf(page, `${CAMPAIGN}/edit/material-content/chart.en`, EVERY_PREVIEW, ofPicture())
    expect([mails.length, sheets.length, pictures.length]).toEqual([people, ofSheet().length, ofPicture().length])
    const drawn = [...sheets, ...pictures].filter(({ body }) => !body.includes('This cannot be shown yet'))
    expect(drawn.length).toBeGreaterThan(pictures.length + sheets.length / 3)
    const published = await publishedPages(page, at)
    expect(told).toEqual([])
    const documents = [...mails, ...sheets, ...pictures, ...published]
    const context = await watchedContext(page.context().browser()!)
    expect(await noticedIn(context, documents)).toEqual({ ran: [], asked: [], left: [] })
  },
)

/** Everything that ran or was asked for elsewhere, and every frame that is not closed. */
function listenTo(page: Page, at: Site): string[] {
  const told: string[] = []
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => told.push(dialog.message())))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(at.url)) told.push(request.url())
  })
  page.on('response', (response) => {
    const policy = response.headers()['content-security-policy'] ?? ''
    if (/\/(?:mail|preview)\.html/.test(response.url()) && !/^default-src 'none'.*; sandbox$/.test(policy))
      told.push(`${response.url()}: ${policy}`)
  })
  return told
}

/** What the frames of a page show once this has made one of them for each that is wanted. */
async function framesOf(page: Page, path: string, make: string, wanted: unknown): Promise<Shown[]> {
  await page.goto(path)
  await page.evaluate(`(${make})(${JSON.stringify(wanted)})`)
  const frames = page.frames().filter((frame) => frame !== page.mainFrame())
  return Promise.all(frames.map(async (frame) => ({ name: frame.url(), body: await frame.content() })))
}

/** The frame of the page once more for each person; texts, because these sources know no document. */
const EVERY_RECIPIENT = `(people) => {
  const frame = document.querySelector('iframe')
  const address = (position) => Object.assign(new URL(frame.src), { search: '?position=' + position }).href
  return Promise.all(Array.from({ length: people - 1 }, (_, at) => new Promise((resolve) => {
    const next = Object.assign(frame.cloneNode(), { src: address(at + 1) })
    next.addEventListener('load', resolve)
    frame.after(next)
  })))
}`

/** Fills in the form of the page and sends it into a frame like its own, as a pause in typing does, for all of these fields. */
const EVERY_PREVIEW = `async (all) => {
  const [form, button] = [document.querySelector('#edit'), document.querySelector('[data-draws]')]
  const frame = document.querySelector('.app-preview iframe')
  for (const [at, fields] of all.entries()) {
    for (const [name, value] of Object.entries(fields)) form.elements.namedItem(name).value = value
    const next = Object.assign(frame.cloneNode(), { name: 'hostile-' + at })
    next.removeAttribute('src')
    frame.after(next)
    button.formTarget = next.name
    await new Promise((resolve) => {
      next.addEventListener('load', resolve)
      form.requestSubmit(button)
    })
  }
  frame.remove()
}`

/** One that is refused keeps its whole form from being shown, so that those which read as plain words come by themselves. */
function ofSheet(): Record<string, string>[] {
  const isPlain = (text: string) => !/[<{[]/.test(text)
  const code = TEXTS.filter((text) => !text.includes('{{')).map((text) => `\`\`\`\`\`\` ${text} \`\`\`\`\`\``)
  const plain = TEXTS.filter(isPlain)
  const others = TEXTS.filter((text) => !isPlain(text))
  return [...inGroups(plain, 6), ...inGroups(others, 6), ...inGroups(code, 6)].map(
    ([title = 'x', what = 'x', need = 'x', step = 'x', phone = 'x', figure = 'x']) => {
      const share = [{ figure: 'share', title: figure, labels: { value: figure }, note: title, source: what }]
      return { title, what, need, 'steps.0.text': step, 'help.phone': phone, figures: JSON.stringify(share) }
    },
  )
}

function ofPicture(): Record<string, string>[] {
  return inGroups(TEXTS, 6).map(([title = 'x', lead = 'x', action = 'x', figure, label, note]) => {
    const share = [{ figure: 'share', title: figure ?? 'x', labels: { value: label ?? 'x' }, note: note ?? 'x' }]
    return { title, lead, action, figures: JSON.stringify(share) }
  })
}

/** Read by a stranger whose browser touches everything on them. */
async function publishedPages(page: Page, at: Site): Promise<Shown[]> {
  const context = await watchedContext(page.context().browser()!)
  const stranger = await context.newPage()
  const told = listenTo(stranger, at)
  stranger.on('console', (message) => void (message.text().startsWith('ran ') && told.push(message.text())))
  const shown: Shown[] = []
  for (const path of ['guide', 'guide?form=large-print', 'guide?form=easy-read', 'chart']) {
    const answer = await stranger.goto(`${at.url}/m/renew-online/${path}`)
    expect(answer?.status()).toBe(200)
    shown.push({ name: path, body: (await answer!.text()).replaceAll(/<link rel="stylesheet" href="\/[^"]*">/g, '') })
  }
  expect(told).toEqual([])
  return shown
}

function inGroups(texts: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, at) => texts.slice(at * size, (at + 1) * size))
}
