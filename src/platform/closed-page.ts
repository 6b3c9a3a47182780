import { Buffer } from 'node:buffer'
import { Invalid } from '../errors.ts'
import { BrowserLost, type Devtools, type DevtoolsEvent } from './devtools.ts'

/** A page of a browser that shows what it is given, runs nothing of it and fetches nothing for it. */
export interface ClosedPage {
  /** Shows a document in place of the one before; resolves when its fonts and pictures are there. */
  show(view: View): Promise<void>
  /** Gives what is shown another room. */
  resize(room: Room): Promise<void>
  call<Answer>(method: string, params?: object): Promise<Answer>
  /** The value of an expression of ours; the document is not trusted, so neither is what it makes of it. */
  evaluate<Value>(expression: string): Promise<Value>
  /** It crashed, or its browser is gone. Chromium may end when it is shown anything after that. */
  isGone(): boolean
  dispose(): Promise<void>
}

/** What a document has to stand in; lengths are CSS pixels. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly scale: number
}

/** How a document is shown. */
export interface View extends Room {
  readonly html: string
  readonly media: 'screen' | 'print'
}

/** Where the document stands for the browser; nothing is there, and nobody is asked for it. */
const ADDRESS = 'http://page.invalid/'

/**
 * No script, form, frame or way on (`sandbox`), and of everything else only what the document carries itself. It is the first
 * of three doors: requests are refused one by one as well, and Chromium on Node resolves no name.
 */
const POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; sandbox"

const HEADERS = [
  { name: 'content-type', value: 'text/html; charset=utf-8' },
  { name: 'content-security-policy', value: POLICY },
  { name: 'x-dns-prefetch-control', value: 'off' },
  { name: 'cache-control', value: 'no-store' },
]

/** Read past what the document may have put in its place by naming an element `fonts`. */
const FONTS_THAT_FAILED =
  "Reflect.get(Document.prototype, 'fonts', document).ready.then((fonts) => " +
  "[...fonts].filter(({ status }) => status === 'error').map(({ family }) => family))"

/** Opens a page in a context of its own, so that it shares no process and no memory with another. */
export async function openClosedPage(devtools: Devtools): Promise<ClosedPage> {
  const { browserContextId } = await devtools.call<{ browserContextId: string }>('Target.createBrowserContext', {
    disposeOnDetach: true,
  })
  const target = { url: 'about:blank', browserContextId }
  const { targetId } = await devtools.call<{ targetId: string }>('Target.createTarget', target)
  const { sessionId } = await devtools.call<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  const call: Call = (method, params) => devtools.call(method, params, sessionId)
  const loading = loadingOver(call)
  const leave = devtools.onEvent(sessionId, (event) => loading.hear(event))
  await Promise.all([
    call('Inspector.enable'),
    call('Page.enable'),
    call('Emulation.setScriptExecutionDisabled', { value: true }),
    call('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
  ])
  const resize = ({ width, height, scale }: Room): Promise<void> =>
    call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false })
  return {
    async show({ html, media, ...room }) {
      await Promise.all([resize(room), call('Emulation.setEmulatedMedia', { media }), loading.load(html)])
      const failed = await evaluated<string[]>(call, FONTS_THAT_FAILED)
      if (failed.length > 0) {
        const fonts = failed.join(', ')
        throw new Invalid(`the page has a font that cannot be read, ${fonts}; expected a font file as a data: address`)
      }
    },
    resize,
    call,
    evaluate: (expression) => evaluated(call, expression),
    isGone: () => loading.isGone(),
    async dispose() {
      leave()
      await devtools.call('Target.disposeBrowserContext', { browserContextId })
    },
  }
}

type Call = <Answer>(method: string, params?: object) => Promise<Answer>

interface Loading {
  load(html: string): Promise<void>
  hear(event: DevtoolsEvent): void
  isGone(): boolean
}

/** Answers the one request that is answered, that for the document, from what it is given; every other one is refused. */
function loadingOver(call: Call): Loading {
  let body: string | undefined
  let loaded = awaited()
  let isGone = false

  function answer(requestId: string, url: string): void {
    const given = url === ADDRESS ? body : undefined
    if (given !== undefined) body = undefined
    const answered =
      given === undefined
        ? call('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
        : call('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders: HEADERS, body: given })
    // The request may be gone with its document; that the browser is lost is told to whoever waits for the document.
    answered.catch(() => undefined)
  }

  return {
    async load(html) {
      if (isGone) throw new BrowserLost('the page is gone from the browser')
      body = Buffer.from(html).toString('base64')
      loaded = awaited()
      const { errorText } = await call<{ errorText?: string }>('Page.navigate', { url: ADDRESS })
      if (errorText !== undefined) throw new BrowserLost(`the browser did not open the page: ${errorText}`)
      await loaded.promise
    },
    hear({ method, params }) {
      if (method === 'Fetch.requestPaused') answer(params['requestId'], params['request'].url)
      if (method === 'Page.loadEventFired') loaded.resolve()
      if (method === 'Inspector.targetCrashed' || method === 'Inspector.detached') {
        isGone = true
        loaded.reject(new BrowserLost(`the page is gone from the browser (${method})`))
      }
    },
    isGone: () => isGone,
  }
}

/** It may fail before anybody waits for it. */
function awaited(): PromiseWithResolvers<void> {
  const later = Promise.withResolvers<void>()
  later.promise.catch(() => undefined)
  return later
}

async function evaluated<Value>(call: Call, expression: string): Promise<Value> {
  const { result, exceptionDetails } = await call<{
    result: { value: Value }
    exceptionDetails?: { exception?: { description?: string }; text: string }
  }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  if (!exceptionDetails) return result.value
  const { exception, text } = exceptionDetails
  throw new Invalid(`the page cannot be measured: ${exception?.description ?? text}`)
}
