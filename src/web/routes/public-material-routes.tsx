import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { NotFound } from '../../errors.ts'
import { publicVersion, VARIANTS } from '../../materials/index.ts'
import type { Ports } from '../../ports.ts'
import { pageAddress, wholeNumber } from '../page-address.ts'
import { withdrawnPhrases } from '../pages/withdrawn-phrases.ts'
import { WithdrawnPage } from '../pages/withdrawn.tsx'
import { show, type Site } from '../show.tsx'

/**
 * `/m/CAMPAIGN/MATERIAL` is the version in force for everybody, as a page of its own, in the language that the browser
 * prefers or `?language=` says, in the form of `?form=`; `?version=` is an earlier one, and says that it was withdrawn. No
 * session, and nothing is counted.
 */
export function publicMaterialRoutes(ports: Ports): Hono<Site> {
  const routes = new Hono<Site>()
  routes.get('/:campaign/:material', async (c) => {
    const ctx = { db: ports.db, actor: { kind: 'visitor' } as const, now: ports.clock.now() }
    const { language: asked, form, version } = c.req.query()
    const variant = VARIANTS.find((one) => one === form)
    const number = wholeNumber(version)
    const isUnknown = (version !== undefined && number === undefined) || (form !== undefined && variant === undefined)
    if (isUnknown) throw new NotFound('Nothing is published at this address.')
    const shown = await publicVersion(ctx, {
      campaignId: c.req.param('campaign'),
      materialId: c.req.param('material'),
      ...(variant !== undefined && { variant }),
      ...(number !== undefined && { number }),
      choose: (languages) => {
        const supports = [...languages]
        const known = supports.find((tag) => tag === asked)
        return known ?? accepts(c, { header: 'Accept-Language', supports, default: supports[0]! })
      },
    })
    c.header('cache-control', 'no-cache')
    c.header('vary', 'accept-language')
    if (shown.kind === 'withdrawn') {
      const path = pageAddress(c.req.path, { language: shown.language, form: variant })
      c.header('content-language', withdrawnPhrases(shown.language).language)
      return show(c, <WithdrawnPage shown={shown} path={path} />, 410)
    }
    c.header('content-language', shown.language)
    return c.html(shown.html)
  })
  return routes
}
