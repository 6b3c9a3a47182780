import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { FanfareError, faultInWords } from '../errors.ts'
import type { Log } from '../ports.ts'
import { ProblemPage } from './pages/problem.tsx'
import { show } from './show.tsx'

const STATUS = {
  invalid: 422,
  'not-found': 404,
  'not-allowed': 403,
  conflict: 409,
  'retry-later': 503,
} as const

const TITLE = {
  invalid: 'Something is not right yet',
  'not-found': 'Not found',
  'not-allowed': 'Not allowed',
  conflict: 'That does not fit any more',
  'retry-later': 'Please try again in a minute',
} as const

/** The status that an answer to it has. */
export function statusOf(error: FanfareError) {
  return STATUS[error.kind]
}

/** What kind of error it is, in words. */
export function titleOf(error: FanfareError): string {
  return TITLE[error.kind]
}

/**
 * What an error says stands behind a colon on the command line; on a page it is a sentence. An id with a hyphen and an
 * address at its beginning stay as they are.
 */
export function asSentence(message: string): string {
  const begun = message.replace(/^\p{Ll}+(?=[ ,])/u, (word) => word.charAt(0).toUpperCase() + word.slice(1))
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}

const TOO_LARGE =
  'Nothing was changed. A contacts file may have up to 10 MB here: split it, or import it from the command line, which takes any size. A picture may have up to 2 MB. A calendar file may have up to 1 MB.'

/** Turns what the domain throws into a page, in one place; what nobody foresaw is logged and not shown. */
export function onError(log: Log) {
  return function showProblem(error: Error, c: Context): Response | Promise<Response> {
    if (error instanceof FanfareError) {
      return show(c, <ProblemPage title={TITLE[error.kind]} advice={asSentence(error.message)} />, statusOf(error))
    }
    if (error instanceof HTTPException && error.status === 413) {
      return show(c, <ProblemPage title="That is too large" advice={TOO_LARGE} />, 413)
    }
    if (error instanceof HTTPException) {
      return show(c, <ProblemPage title="That request was refused" advice={asSentence(error.message)} />, error.status)
    }
    log.error('a request failed', { route: c.req.routePath, error: error.name, message: faultInWords(error) })
    return show(c, <ProblemPage title="Something went wrong" advice="It was written down. Please try again." />, 500)
  }
}
