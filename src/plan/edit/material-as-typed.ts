import { type Ctx, requireRole } from '../../access/index.ts'
import { Invalid } from '../../errors.ts'
import type { PlannedMaterial } from '../campaign-plan.ts'
import { checkCampaign } from '../file/check-campaign.ts'
import { fileOfPlan, type WrittenCampaign } from '../file/file-of-plan.ts'
import { type PlannedMaterials, plannedMaterials } from '../show/planned-materials.ts'
import { type EditedFile, editedFile } from './edited-file.ts'
import type { FormValues } from './form-values.ts'
import { fieldsOf } from './part-fields.ts'
import { contentPartOf, type Part, placeOf } from './part-of-plan.ts'
import { problemsBeside } from './part-problems.ts'
import { picturesNamed } from '../stored/pictures-named.ts'
import { hasPart, noPart } from './seen-part.ts'

export interface TypedMaterial {
  readonly campaignId: string
  /** A material, or what one says in a language; without an id, a material that is new. */
  readonly part: Part & { readonly kind: 'material' | 'material-content' }
  readonly values: FormValues
}

export interface MaterialAsTyped {
  readonly campaign: PlannedMaterials['campaign']
  readonly material: PlannedMaterial
}

/**
 * A material as it would be if what stands in a form were saved; nothing is. Role planner. Throws `NotFound`, and `Invalid`
 * with the names of the form's fields as paths for whatever keeps it from being drawn.
 */
export async function materialAsTyped(ctx: Ctx, { campaignId, part, values }: TypedMaterial): Promise<MaterialAsTyped> {
  requireRole(ctx.actor, 'planner')
  const { campaign } = await plannedMaterials(ctx, { campaignId })
  const whole = fileOfPlan({ ...campaign, audiences: [], goals: [], channels: [], messages: [], activities: [] })
  const edited = part.id === undefined ? added(whole, values) : changed(whole, { ...part, id: part.id }, values)
  const { file, problems } = edited
  const { plan, findings } = checkCampaign(file, { storedPictures: picturesNamed(campaign) })
  const place = placeOf(file, edited.part)
  const own = findings.filter(
    ({ severity, path }) => severity === 'error' && place.every((step, at) => path[at] === step),
  )
  const unread = new Set(problems.map(({ path }) => path))
  const beside = problemsBeside(own, { place, fields: fieldsOf(edited.part, file) }).filter(
    ({ path }) => !unread.has(path),
  )
  const { material: id } = contentPartOf(edited.part.id!)
  const material = plan?.materials.find((one) => one.id === id)
  if (material === undefined || problems.length + beside.length > 0) throw new Invalid([...problems, ...beside])
  return { campaign, material }
}

function changed(whole: WrittenCampaign, part: Part & { readonly id: string }, values: FormValues): EditedFile {
  if (!hasPart(whole, part)) throw noPart(whole, part)
  const { material, language } = contentPartOf(part.id)
  return editedFile(only(whole, material, language), { act: 'change', part, seen: '', values })
}

/** Nothing of an id is seen in a material, so it is looked at before it has one. */
function added(whole: WrittenCampaign, values: FormValues): EditedFile {
  const edited = editedFile({ ...whole, materials: {} }, { act: 'add', part: { kind: 'material' }, values })
  return { ...edited, problems: edited.problems.filter(({ path }) => path !== 'id') }
}

/** The campaign with this material alone, in its first language and one more: what else there is takes time to read. */
function only(file: WrittenCampaign, id: string, language: string): WrittenCampaign {
  const { [id]: material } = file.materials ?? {}
  if (material === undefined) return file
  const spoken = [file.languages[0], language]
  const content = Object.entries(material.content).filter(([tag]) => spoken.includes(tag))
  return { ...file, materials: { [id]: { ...material, content: Object.fromEntries(content) } } }
}
