import { z } from 'zod'
import { RetryLater } from '../errors.ts'
import type { Pages } from '../ports.ts'
import { browserPages, type Limits, type RunningBrowser } from './browser-pages.ts'
import { type DevtoolsEnd, devtoolsOver } from './devtools.ts'
import type { Fetch } from './mail-api-call.ts'

/** The binding of Cloudflare's Browser Rendering, as far as it is used here. */
export interface BrowserBinding {
  readonly fetch: Fetch
}

/** The binding looks at the path alone. */
const BINDING = 'https://browser.invalid/v1'

/** An idle browser is kept for the next request so long. Milliseconds; ten minutes are the most. */
const KEPT = 60_000

/** Each page holds the answer it gives in the memory of the Worker, which has 128 MB. */
const AT_ONCE = 2

/** Nothing may be fetched, as the platform is told too. */
const GUARDRAILS = { guardrails: { allowedDomains: [] } }

const JSON_BODY = { 'content-type': 'application/json' }

/** `connectionId` is there where somebody is connected to it. */
const SESSION = z.object({ sessionId: z.string(), connectionId: z.string().nullish() })
const SESSIONS = z.object({ sessions: z.array(SESSION) })

/** A WebSocket as workerd has it. */
interface WorkerSocket {
  accept(): void
  send(message: string): void
  close(): void
  addEventListener(kind: string, hear: (event: { readonly data?: unknown }) => void): void
}

/**
 * Draws pages in a browser of Cloudflare's. A Worker may not keep a connection from one request to the next, so the browser is
 * let go of when nobody waits, and stays warm for the next request.
 */
export function browserRenderingPages(binding: BrowserBinding, changed: Partial<Limits> = {}): Pages {
  return browserPages(
    { name: 'Browser Rendering', atOnce: AT_ONCE, start: () => connected(binding) },
    { keepsIdle: false, ...changed },
  )
}

/** One that is idle is taken before another is started, for few may be started a minute. */
async function connected(binding: BrowserBinding): Promise<RunningBrowser> {
  const { sessions } = SESSIONS.parse(await asked(binding, '/sessions'))
  for (const { sessionId, connectionId } of sessions) {
    if (connectionId) continue
    const found = await connectTo(binding, sessionId)
    if (found) return found
  }
  const answer = await asked(binding, `/devtools/browser?keep_alive=${KEPT}`, {
    method: 'POST',
    headers: JSON_BODY,
    body: JSON.stringify(GUARDRAILS),
  })
  const started = await connectTo(binding, SESSION.parse(answer).sessionId)
  if (!started) throw new RetryLater('Browser Rendering started a browser and did not let us in; try again', 10)
  return started
}

async function asked(binding: BrowserBinding, path: string, init?: RequestInit): Promise<unknown> {
  const answer = await binding.fetch(`${BINDING}${path}`, init)
  if (answer.ok) return answer.json()
  const why = `${answer.status} ${(await answer.text()).slice(0, 200)}`
  const advice = 'the account may have no browser left for now, see Browser Rendering in the dashboard'
  throw new RetryLater(`Browser Rendering gives no browser (${why}); ${advice}`, 60)
}

/** `undefined` where somebody else was quicker, or it ended. */
async function connectTo(binding: BrowserBinding, sessionId: string): Promise<RunningBrowser | undefined> {
  const answer = await binding.fetch(`${BINDING}/devtools/browser/${sessionId}`, { headers: { upgrade: 'websocket' } })
  const { webSocket } = answer as Response & { webSocket?: WorkerSocket | null }
  if (!webSocket) return undefined
  const devtools = devtoolsOn(webSocket)
  return { devtools, close: async () => devtools.close() }
}

function devtoolsOn(socket: WorkerSocket): DevtoolsEnd {
  const devtools = devtoolsOver({ send: (message) => socket.send(message), close: () => socket.close() })
  socket.addEventListener('message', ({ data }) => devtools.receive(String(data)))
  socket.addEventListener('close', () => devtools.lose('the connection was closed'))
  socket.addEventListener('error', () => devtools.lose('the connection broke'))
  socket.accept()
  return devtools
}
