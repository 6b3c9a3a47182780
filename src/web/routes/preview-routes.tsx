import { Hono } from 'hono'
import { Invalid } from '../../errors.ts'
import { ARTBOARDS, previewOf, type ShowChoice, VARIANTS } from '../../materials/index.ts'
import type { Ports } from '../../ports.ts'
import { framed } from '../framed.tsx'
import { PREVIEW_AS } from '../pages/edit-preview.tsx'
import { partIn } from '../part-in-address.ts'
import type { SignedIn } from '../signed-in.ts'
import { typedMaterial } from '../typed-material.ts'
import { typedPart } from '../typed-part.ts'

/** What stands in the form of a material, drawn for the frame beside it. Go before the routes of the forms themselves. */
export function previewRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  for (const path of ['/:campaign/edit/:kind/preview.html', '/:campaign/edit/:kind/:id/preview.html'] as const) {
    routes.post(path, (c) => {
      const draw = async () => {
        const { [PREVIEW_AS]: as, ...values } = await typedPart(c)
        const typed = typedMaterial(c, values)
        if (typed === undefined) throw new Invalid('only materials have a preview')
        return previewOf(c.var.ctx, ports, typed, previewAs(as, values['kind']))
      }
      return framed(c, draw, partIn(c).kind)
    })
  }
  return routes
}

/** Which version or artboard is to be shown; one that the kind does not have, and anything else, is the usual one. */
function previewAs(as: string | undefined, kind: string | undefined): ShowChoice {
  const variant = kind === 'infographic' ? undefined : VARIANTS.find((one) => one === as)
  const artboard = kind === 'infographic' || kind === undefined ? ARTBOARDS.find((one) => one === as) : undefined
  return { ...(variant !== undefined && { variant }), ...(artboard !== undefined && { artboard }) }
}
