import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Browser, BrowserContext } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { freePort } from './free-port.ts'

/** A document as a server would give it. */
export interface Shown {
  /** What it is called where something is noticed in it. */
  readonly name: string
  readonly body: string
  /** HTML where it is absent. */
  readonly type?: 'text/html' | 'image/svg+xml'
}

/** What came of documents that were shown, each with the name of its document where that is known. */
export interface Noticed {
  /** What scripts called `alert` with. */
  readonly ran: readonly string[]
  /** Addresses that were asked for. */
  readonly asked: readonly string[]
  /** Elements, attributes and addresses that could run or fetch something, whether they did or not. */
  readonly left: readonly string[]
}

const CANARY = 'canary'

/** Each has to be noticed before anything is said of the others: they take the slowest ways there are. */
const CANARIES: readonly string[] = [
  '<img src=x onerror="alert(`canary`)">',
  '<video><source src=x onerror="alert(`canary`)"></video>',
  '<svg><animate onbegin="alert(`canary`)" attributeName=x dur=1s></svg>',
  '<style>@keyframes a{}</style><b style="animation:a 1s" onanimationstart="alert(`canary`)">x</b>',
  '<details open ontoggle="alert(`canary`)">x</details>',
  '<iframe srcdoc="<p onclick=alert(`canary`)>x"></iframe>',
  '<meta http-equiv=refresh content="0;url=data:text/html,"><p onwheel="alert(`canary`)">x</p>',
]

/** A context in which `alert` is told, and every element of every page is touched in every way that people can. */
export async function watchedContext(chromium: Browser): Promise<BrowserContext> {
  const context = await chromium.newContext({ viewport: { width: 1600, height: 1200 } })
  await context.addInitScript(TOUCHING)
  return context
}

/**
 * Shows all documents at once, each in a frame of its own that forbids nothing, touches all that is in them, and answers
 * what was noticed. The browser knows no host but this machine, so that nothing leaves it.
 */
export async function noticedIn(context: BrowserContext, documents: readonly Shown[]): Promise<Noticed> {
  const noticed = { ran: [] as string[], asked: [] as string[], left: [] as string[] }
  const all = [...documents, ...CANARIES.map((body): Shown => ({ name: CANARY, body }))]
  const page = await context.newPage()
  const address = await served(all)
  let canaries = 0
  page.on('console', (message) => {
    const [, what, path, said] = /^(ran|left) (\S+): (.*)$/s.exec(message.text()) ?? []
    const name = path === '/' ? CANARY : all[Number(path?.slice(1)) - 1]?.name
    if (said === CANARY) canaries++
    else if (said?.includes(CANARY)) return
    else if ((what === 'ran' || what === 'left') && name !== CANARY) noticed[what].push(`${name ?? path}: ${said}`)
  })
  page.on('request', (request) => {
    const { origin, href } = new URL(request.url())
    if (/^https?:/.test(href) && (origin !== address || href.includes('evil'))) noticed.asked.push(href)
  })
  await page.goto(address)
  await expect.poll(() => canaries, { message: 'what is always noticed', timeout: 20_000 }).toBe(CANARIES.length)
  await page.close()
  return noticed
}

/** Serves a page of frames with these documents until the test is over; everything else is not found. */
async function served(documents: readonly Shown[]): Promise<string> {
  const found = (path: string): Answer | undefined => {
    if (path === '/') return { body: frames(documents.length) }
    return path === '/htmx.js' ? HTMX : documents[Number(path.slice(1)) - 1]
  }
  const server = createServer(({ url = '' }, response) => {
    const { body, type = 'text/html' } = found(url) ?? {}
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` })
    response.end(body)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${port}`
}

interface Answer {
  readonly body: string
  readonly type?: string
}

const HTMX: Answer = { body: readFileSync('node_modules/htmx.org/dist/htmx.min.js', 'utf8'), type: 'text/javascript' }

function frames(count: number): string {
  const each = Array.from({ length: count }, (_, at) => `<iframe src="/${at + 1}"></iframe>`)
  return `<!doctype html><title>All</title><style>iframe{width:60px;height:36px;border:0}</style>${each.join('')}`
}

/** Runs in every frame before anything else does; a text, because these sources know no document. */
const TOUCHING = `(() => {
  const path = /^http/.test(location.protocol) ? location.pathname : location.protocol
  const tell = (what, said) => console.log(what + ' ' + path + ': ' + said)
  globalThis.alert = (what) => tell('ran', what)
  const touches = ['pointerdown', 'mousedown', 'mouseup', 'dblclick', 'contextmenu', 'mouseover', 'mouseenter', 'mousemove', 'focus',
    'keydown', 'keyup', 'input', 'change', 'copy', 'cut', 'paste', 'dragstart', 'dragover', 'drop', 'wheel', 'scroll', 'touchstart', 'blur']
  const runs = 'script,iframe,frame,object,embed,applet,base,form,link,meta[http-equiv],animate,set,foreignObject,template'
  const harmless = /^(?:https?:|mailto:|tel:|#|data:image\\/(?:png|jpeg|svg\\+xml)[;,])/i
  const leading = ['href', 'xlink:href', 'src', 'srcset', 'action', 'data', 'poster', 'background']
  const isLeft = (name, value) =>
    /^(?:on|hx-|data-hx-)|^(?:srcdoc|formaction|ping)$/i.test(name) || (leading.includes(name) && !harmless.test(value))
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a, area')
    const address = link?.getAttribute('href') ?? link?.getAttribute('xlink:href')
    if (address && /^https?:$/.test(URL.parse(address, document.baseURI)?.protocol ?? '')) event.preventDefault()
  }, true)
  addEventListener('load', () => {
    const elements = [...document.querySelectorAll('*')]
    for (const one of elements) {
      if (one.matches(runs)) tell('left', '<' + one.localName + '>')
      const left = [...one.attributes].filter(({ name, value }) => isLeft(name, value))
      for (const { name, value } of left) tell('left', name + '=' + value)
      // To touch what has no handler takes its time and is felt by nobody.
      if (left.length === 0 && !one.matches('a, area, button, input')) continue
      for (const touch of touches) one.dispatchEvent(new Event(touch, { bubbles: true, cancelable: true }))
      one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    }
  })
})()`
