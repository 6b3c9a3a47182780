import { Hono } from 'hono'
import { checkMaterial, materialIn, renderMaterial, type ShowChoice, showMaterial } from '../../materials/index.ts'
import { campaignPage, checkTranslation, isStanding, plannedMaterials } from '../../plan/index.ts'
import type { Ports } from '../../ports.ts'
import { fileAnswer } from '../file-answer.ts'
import { formOf } from '../form.ts'
import { framed } from '../framed.tsx'
import { choiceAddress, type MaterialChoice, materialChoice } from '../material-choice.ts'
import { showOneMaterial } from '../one-material.tsx'
import { materialPath } from '../pages/material.tsx'
import { MaterialFormsPage } from '../pages/material-forms.tsx'
import { MaterialsPage } from '../pages/materials.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { languageInWords } from '../words/part-words.ts'

/** The gallery of a campaign's materials: their pictures, their texts beside each other, and files to take away. */
export function materialRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()

  routes.get('/:campaign/materials', async (c) => {
    const { ctx } = c.var
    const { campaign, launch } = await campaignPage(ctx, campaignIn(c))
    const page = (
      <MaterialsPage
        campaign={campaign}
        launch={launch}
        planned={await plannedMaterials(ctx, campaignIn(c))}
        language={materialChoice(c).language}
        kind={c.req.query('kind')}
        now={ctx.now}
      />
    )
    return show(c, page)
  })

  routes.get('/:campaign/materials/:material', (c) => showOneMaterial(c, ports))

  routes.get('/:campaign/materials/:material/forms', async (c) => {
    const planned = await plannedMaterials(c.var.ctx, campaignIn(c))
    const material = materialIn(planned, materialOf(c).materialId)
    return show(c, <MaterialFormsPage planned={planned} material={material} />)
  })

  routes.get('/:campaign/materials/:material/page.html', (c) =>
    framed(c, () => showMaterial(c.var.ctx, ports, { ...materialOf(c), ...shownAs(materialChoice(c)) })),
  )

  routes.get('/:campaign/materials/:material/file', async (c) => {
    const { format = 'html', ...choice } = materialChoice(c)
    return fileAnswer(c, await renderMaterial(c.var.ctx, ports, { ...materialOf(c), ...choice, format }))
  })

  routes.post('/:campaign/materials/:material/check', async (c) => {
    const { language = '' } = await formOf(c)
    const of = materialOf(c)
    const checked = await checkMaterial(c.var.ctx, ports, { ...of, language })
    const standing = checked.flatMap(({ findings }) => findings.filter(isStanding)).length
    tell(c, standing === 0 ? 'Checked: nothing keeps it from being approved' : 'Checked: something is to be mended')
    return c.redirect(`${choiceAddress(materialPath(of.campaignId, of.materialId), { language })}#checks`, 303)
  })

  routes.post('/:campaign/materials/:material/checked', async (c) => {
    const { language = '', seen = '' } = await formOf(c)
    const of = materialOf(c)
    await checkTranslation(c.var.ctx, { ...of, language, seen })
    tell(c, `${languageInWords(language)} is checked: it says what the source says`)
    return c.redirect(choiceAddress(materialPath(of.campaignId, of.materialId), { language }), 303)
  })

  return routes
}

function shownAs({ language, variant, paper, artboard }: MaterialChoice): ShowChoice & { language?: string } {
  return {
    ...(language !== undefined && { language }),
    ...(variant !== undefined && { variant }),
    ...(paper !== undefined && { paper }),
    ...(artboard !== undefined && { artboard }),
  }
}

export function campaignIn(c: SignedInContext): { campaignId: string } {
  return { campaignId: c.req.param('campaign') ?? '' }
}

export function materialOf(c: SignedInContext): { campaignId: string; materialId: string } {
  return { ...campaignIn(c), materialId: c.req.param('material') ?? '' }
}
