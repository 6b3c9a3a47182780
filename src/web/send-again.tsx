import type { Context } from 'hono'
import { NotAllowed } from '../errors.ts'
import { SendAgainPage } from './pages/send-again.tsx'
import { returnPath } from './return-path.ts'
import { show } from './show.tsx'

/** Characters of a form that are kept; what strangers send is not made into pages of many megabytes. */
const MOST_KEPT = 400_000

/**
 * Refuses a form that is from no session or another one, and keeps what was typed: the page shown can send it again, by
 * a press of a button. A form with a file or of many texts cannot be kept; for it this throws `NotAllowed` with `why`.
 */
export async function askToSendAgain(c: Context, why: string): Promise<Response> {
  const given = await fieldsOf(c)
  const fields = given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const size = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (given.length === 0 || fields.length < given.length || size > MOST_KEPT) throw new NotAllowed(why)
  const { pathname, search } = new URL(c.req.url)
  const kept = fields.filter(([name]) => name !== 'form_token')
  return show(c, <SendAgainPage path={returnPath(pathname + search)} fields={kept} />, 403)
}

/** Everything in the form in its order; nothing of one that cannot be read. */
async function fieldsOf(c: Context): Promise<(readonly [name: string, value: string | File])[]> {
  try {
    const body = await c.req.parseBody({ all: true })
    return Object.entries(body).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
  } catch {
    return []
  }
}
