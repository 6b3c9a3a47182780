import { Hono, type HonoRequest } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Ctx } from '../../access/index.ts'
import { unsubscribe, type UnsubscribePage as Facts, unsubscribePageFacts } from '../../audience/index.ts'
import { TEST_TOKEN } from '../../dispatch/index.ts'
import { NotFound } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { show } from '../show.tsx'
import { NothingToUnsubscribePage, UnsubscribedPage, UnsubscribePage } from '../pages/unsubscribe.tsx'

/** `/u/TOKEN`: GET shows a page, POST acts. No session and no cookie, as RFC 8058 asks. */
export function unsubscribeRoutes(ports: Ports): Hono {
  const routes = new Hono()
  const { secret } = ports.settings
  const recipient = (): Ctx => ({ db: ports.db, actor: { kind: 'recipient' }, now: ports.clock.now() })

  const factsOf = async (token: string): Promise<Facts | undefined> => {
    try {
      return await unsubscribePageFacts(recipient(), { token }, secret)
    } catch (error) {
      if (error instanceof NotFound) return undefined
      throw error
    }
  }

  routes.get('/:token', async (c) => {
    const token = c.req.param('token')
    if (token === TEST_TOKEN) return show(c, <NothingToUnsubscribePage test language={preferred(c.req.raw)} />)
    const facts = await factsOf(token)
    if (!facts) return show(c, <NothingToUnsubscribePage language={preferred(c.req.raw)} />, 404)
    return show(c, <UnsubscribePage facts={facts} />)
  })

  routes.post('/:token', bodyLimit({ maxSize: 4096 }), async (c) => {
    const token = c.req.param('token')
    const facts = await factsOf(token)
    if (!facts) return show(c, <NothingToUnsubscribePage language={preferred(c.req.raw)} />, 404)
    const scope = await scopeAskedFor(c.req)
    await unsubscribe(recipient(), { token, scope }, secret)
    return show(c, <UnsubscribedPage facts={facts} scope={scope} />)
  })
  return routes
}

/** The token is the authority: a body that cannot be read asks for the least, as one without a scope does. */
async function scopeAskedFor(request: HonoRequest): Promise<'campaign' | 'all'> {
  try {
    return (await request.parseBody())['scope'] === 'all' ? 'all' : 'campaign'
  } catch {
    return 'campaign'
  }
}

/** The first language a browser asks for; only for pages that know nothing of the recipient. */
function preferred(request: Request): string {
  return request.headers.get('accept-language')?.split(/[,;]/)[0]?.trim().toLowerCase() || 'en'
}
