import { FanfareError, faultInWords, Invalid } from '../errors.ts'
import { createApp } from '../web/index.ts'
import { consoleLog, workerRun } from './worker-ports.ts'
import { requireReady } from './worker-ready.ts'
import { readWorkerSettings } from './worker-settings.ts'
import { takeTurns } from './worker-turns.ts'

/** The bindings of `wrangler.toml` and the secrets beside them. */
type Bindings = Readonly<Record<string, unknown>>

interface Invocation {
  waitUntil(work: Promise<unknown>): void
}

/** The Worker entry: the same app as on Node, and its scheduler's turns by cron. */
export default {
  async fetch(request: Request, bindings: Bindings, invocation: Invocation): Promise<Response> {
    const answer = answerTo(request, bindings)
    // Whoever closes the tab while something is being written must not leave the database waiting for the rest.
    invocation.waitUntil(answer)
    return answer
  },

  async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
    try {
      const run = workerRun(readWorkerSettings(bindings), bindings)
      await requireReady(run)
      await takeTurns(run)
    } catch (error) {
      consoleLog.error('a run of the scheduler failed', { message: messageOf(error) })
      throw error
    }
  },
}

async function answerTo(request: Request, bindings: Bindings): Promise<Response> {
  try {
    const run = workerRun(readWorkerSettings(bindings), bindings)
    await requireReady(run)
    return await createApp(run.ports).fetch(request)
  } catch (error) {
    consoleLog.error('a request could not be served', { message: messageOf(error) })
    const advice = error instanceof FanfareError ? messageOf(error) : 'something went wrong; the log says what'
    return new Response(`Fanfare cannot work yet.\n\n${advice}\n`, {
      status: 503,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        'retry-after': '30',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      },
    })
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Invalid) {
    return error.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('\n')
  }
  return faultInWords(error)
}
