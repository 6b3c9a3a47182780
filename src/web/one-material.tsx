import { isCounted, materialIn, placementsOf, publishedVersions } from '../materials/index.ts'
import { materialStandings, plannedMaterials } from '../plan/index.ts'
import type { Ports } from '../ports.ts'
import type { Filled } from './components/fields.tsx'
import { materialChoice } from './material-choice.ts'
import { OneMaterialPage } from './pages/material.tsx'
import { show } from './show.tsx'
import type { SignedInContext } from './signed-in.ts'

const NOTHING: Filled = { values: {}, problems: [] }

/** The page of the material that the address names; `filled` is what was sent of a picture and could not be taken. */
export async function showOneMaterial(
  c: SignedInContext,
  { settings }: Pick<Ports, 'settings'>,
  filled: Filled = NOTHING,
) {
  const of = { campaignId: c.req.param('campaign') ?? '', materialId: c.req.param('material') ?? '' }
  const planned = await plannedMaterials(c.var.ctx, of)
  const material = materialIn(planned, of.materialId)
  const page = (
    <OneMaterialPage
      planned={planned}
      material={material}
      standings={await materialStandings(c.var.ctx, of)}
      versions={await publishedVersions(c.var.ctx, of)}
      placements={await placementsOf(c.var.ctx, of)}
      isCounted={isCounted(planned.campaign, settings)}
      choice={materialChoice(c)}
      filled={filled}
      now={c.var.ctx.now}
    />
  )
  return show(c, page, filled.problems.length > 0 ? 422 : 200)
}
