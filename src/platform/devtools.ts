/** What carries messages of the DevTools protocol to a browser. */
export interface DevtoolsWire {
  send(message: string): unknown
  close(): unknown
}

/** A browser at the other end of a wire, driven by the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/). */
export interface Devtools {
  /** Calls a method, of the browser itself or of a session with one page. Throws `BrowserLost`, or an error with the browser's words. */
  call<Answer>(method: string, params?: object, session?: string): Promise<Answer>
  /** Hears every event of a session, `Inspector.detached` when the browser is lost, until what comes back is called. */
  onEvent(session: string, hear: (event: DevtoolsEvent) => void): () => void
  /** Resolves when the wire is gone. */
  readonly lost: Promise<void>
  /** Lets go of the browser; calls under way are lost. */
  close(): void
}

export interface DevtoolsEvent {
  readonly method: string
  /** What is in there the protocol says, by method. */
  readonly params: Readonly<Record<string, any>>
}

/** The browser or its page is gone, and with it what was being done: the same may succeed on another. */
export class BrowserLost extends Error {
  override get name(): string {
    return 'BrowserLost'
  }
}

/** The near end of a wire: whoever holds it passes on what comes in. */
export interface DevtoolsEnd extends Devtools {
  receive(message: string): void
  /** The wire broke; `why` is for the log. */
  lose(why: string): void
}

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: DevtoolsEvent['params']
  readonly result?: any
  readonly error?: { readonly message: string }
}

interface PendingCall {
  readonly method: string
  readonly session: string | undefined
  answer(result: any): void
  fail(error: Error): void
}

export function devtoolsOver(wire: DevtoolsWire): DevtoolsEnd {
  const calls = new Map<number, PendingCall>()
  const sessions = new Map<string, Set<(event: DevtoolsEvent) => void>>()
  const { promise: lost, resolve: nowLost } = Promise.withResolvers<void>()
  let gone: BrowserLost | undefined
  let last = 0

  function settle({ id = 0, result, error }: Message): void {
    const call = calls.get(id)
    calls.delete(id)
    if (error) call?.fail(new Error(`the browser refused ${call.method}: ${error.message}`))
    else call?.answer(result)
  }

  function lose(why: string): void {
    if (gone) return
    gone = new BrowserLost(`the browser is gone: ${why}`)
    for (const session of sessions.keys()) tell(session, { method: 'Inspector.detached', params: { reason: why } })
    loseCalls(gone, () => true)
    nowLost()
  }

  function tell(session: string, event: DevtoolsEvent): void {
    // A page that crashed answers nothing any more, and the browser does not say so of each call.
    if (event.method === 'Inspector.targetCrashed') {
      loseCalls(new BrowserLost('the page crashed in the browser'), (of) => of === session)
    }
    for (const hear of sessions.get(session) ?? []) hear(event)
  }

  function loseCalls(error: BrowserLost, which: (session: string | undefined) => boolean): void {
    for (const [id, call] of calls) {
      if (!which(call.session)) continue
      calls.delete(id)
      call.fail(error)
    }
  }

  return {
    call<Answer>(method: string, params: object = {}, session?: string) {
      if (gone) return Promise.reject(gone)
      const id = ++last
      return new Promise<Answer>((answer, fail) => {
        calls.set(id, { method, session, answer, fail })
        wire.send(JSON.stringify({ id, method, params, sessionId: session }))
      })
    },
    onEvent(session, hear) {
      const hearers = sessions.get(session) ?? new Set()
      sessions.set(session, hearers.add(hear))
      return () => {
        hearers.delete(hear)
        if (hearers.size === 0) sessions.delete(session)
      }
    },
    lost,
    close() {
      lose('it was let go')
      wire.close()
    },
    receive(message) {
      const read: Message = JSON.parse(message)
      if (read.id !== undefined) return settle(read)
      const { sessionId = '', method = '', params = {} } = read
      tell(sessionId, { method, params })
    },
    lose,
  }
}
