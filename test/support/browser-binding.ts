import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { BrowserBinding } from '../../src/platform/browser-rendering-pages.ts'
import { startChild } from '../../src/platform/child-process.ts'
import { unpackedChromium } from '../../src/platform/unpacked-chromium.ts'
import { until } from './fanfare-process.ts'

/** The binding of Browser Rendering as it answers on Cloudflare, with local Chromiums behind it. */
export interface LocalBinding extends BrowserBinding {
  /** What was asked for with each browser that was started. */
  readonly acquired: readonly unknown[]
}

interface Session {
  readonly sessionId: string
  readonly address: string
  connectionId?: string | undefined
}

export async function browserBinding(): Promise<LocalBinding> {
  const sessions: Session[] = []
  const acquired: unknown[] = []

  async function acquire(init?: RequestInit): Promise<Response> {
    acquired.push(await new Response(init?.body ?? null).json())
    const session = { sessionId: randomUUID(), address: await listeningChromium() }
    sessions.push(session)
    return Response.json({ sessionId: session.sessionId })
  }

  function connect(sessionId: string): Response {
    const session = sessions.find((each) => each.sessionId === sessionId && each.connectionId === undefined)
    if (!session) return new Response('in use', { status: 409 })
    session.connectionId = randomUUID()
    return Object.assign(new Response(), { webSocket: socketTo(session) })
  }

  return {
    acquired,
    async fetch(input, init) {
      const { pathname } = new URL(new Request(input).url)
      if (pathname === '/v1/sessions') return Response.json({ sessions })
      if (init?.method === 'POST') return acquire(init)
      return connect(pathname.split('/').at(-1)!)
    },
  }
}

/** A WebSocket as workerd has it: messages wait until it is accepted. */
function socketTo(session: Session) {
  const socket = new WebSocket(session.address)
  const open = new Promise((resolve) => socket.addEventListener('open', resolve))
  return {
    accept: () => undefined,
    send: (message: string) => void open.then(() => socket.send(message)),
    close() {
      session.connectionId = undefined
      socket.close()
    },
    addEventListener: (kind: string, hear: (event: object) => void) => socket.addEventListener(kind, hear),
  }
}

async function listeningChromium(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-browser-'))
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--remote-debugging-port=0',
    `--user-data-dir=${folder}`,
  ]
  const child = startChild(await unpackedChromium(), flags, { folder })
  onTestFinished(async () => {
    await child.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return until('the address of Chromium', () => /DevTools listening on (\S+)/.exec(child.lastWords())?.[1])
}
