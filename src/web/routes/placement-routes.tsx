import { Hono } from 'hono'
import { requireRole } from '../../access/index.ts'
import { Invalid, NotFound } from '../../errors.ts'
import {
  keepPlacements,
  leavePlacement,
  markPlaced,
  materialIn,
  type Placement,
  placementsOf,
} from '../../materials/index.ts'
import { plannedMaterials } from '../../plan/index.ts'
import { formOf } from '../form.ts'
import { wholeNumber } from '../page-address.ts'
import { materialPath } from '../pages/material.tsx'
import { PlacementPage } from '../pages/placement.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { materialOf } from './material-routes.tsx'

const PLACES = '/:campaign/materials/:material/placements'

/** Where a material is placed: writing places down, and noting what they show. */
export function placementRoutes(): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  routes.get(`${PLACES}/new`, (c) => showForm(c, undefined, { values: { kind: 'poster' }, problems: [] }))
  routes.post(`${PLACES}/new`, (c) => kept(c, undefined))
  routes.get(`${PLACES}/:placement`, async (c) => {
    const placement = await placementOf(c)
    return showForm(c, placement, { values: valuesOf(placement), problems: [] })
  })
  routes.post(`${PLACES}/:placement`, async (c) => kept(c, await placementOf(c)))

  routes.post(`${PLACES}/:placement/remove`, async (c) => {
    const { id, name } = await placementOf(c)
    await leavePlacement(c.var.ctx, { ...materialOf(c), placementId: id })
    return done(c, `${name} is out of the list`)
  })

  routes.post(`${PLACES}/:placement/placed`, async (c) => {
    const { id, name } = await placementOf(c)
    const version = wholeNumber((await formOf(c))['version'])
    if (version === undefined) throw new Invalid('the form does not say which version it shows; go back and try again')
    await markPlaced(c.var.ctx, { ...materialOf(c), placementId: id, version })
    return done(c, `${name} shows version ${version} now`)
  })

  routes.post(`${PLACES}/:placement/taken-down`, async (c) => {
    const { id, name } = await placementOf(c)
    const seen = wholeNumber((await formOf(c))['seen'])
    await markPlaced(c.var.ctx, { ...materialOf(c), placementId: id, version: null, seen })
    return done(c, `${name} shows nothing any more`)
  })
  return routes
}

type Filled = Parameters<typeof PlacementPage>[0]['filled']

async function kept(c: SignedInContext, placement: Placement | undefined) {
  const values = await formOf(c)
  try {
    const { id: _id, ...fields } = values
    const typed = placement ? { ...fields, id: placement.id } : fields
    await keepPlacements(c.var.ctx, materialOf(c), [typed])
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return showForm(c, placement, { values, problems: error.problems })
  }
  return done(c, placement ? `${values['name']} is kept` : `${values['name']} is written down`)
}

async function showForm(c: SignedInContext, placement: Placement | undefined, filled: Filled) {
  const { actor, now } = c.var.ctx
  if (placement) requireRole(actor, 'planner', 'operator')
  else requireRole(actor, 'planner')
  const planned = await plannedMaterials(c.var.ctx, materialOf(c))
  const material = materialIn(planned, materialOf(c).materialId)
  const shown = { planned, material, filled, now, ...(placement && { placement }) }
  const page = <PlacementPage {...shown} />
  return show(c, page, filled.problems.length > 0 ? 422 : 200)
}

function done(c: SignedInContext, told: string) {
  tell(c, told)
  const { campaignId, materialId } = materialOf(c)
  return c.redirect(`${materialPath(campaignId, materialId)}#placements`, 303)
}

async function placementOf(c: SignedInContext): Promise<Placement> {
  const found = (await placementsOf(c.var.ctx, materialOf(c))).find(({ id }) => id === c.req.param('placement'))
  if (found === undefined) throw new NotFound('This place is not in the list any more.')
  return found
}

function valuesOf({ kind, name, place, keeper, language }: Placement): Record<string, string> {
  return { kind, name, place, keeper: keeper ?? '', language }
}
