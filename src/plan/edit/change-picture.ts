import type { Rows } from '../../../db/index.ts'
import { planRows } from '../../../db/queries/plan.ts'
import { type Ctx, requireRole } from '../../access/index.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { changeCampaign } from '../apply/change-campaign.ts'
import type { PictureFile } from '../campaign-plan.ts'
import { checkCampaign } from '../file/check-campaign.ts'
import { id as idShape } from '../file/file-fields.ts'
import { fileOfPlan, type WrittenCampaign } from '../file/file-of-plan.ts'
import { DRAWS_ITS_OWN, pictureFile } from '../file/load-pictures.ts'
import { storedPicture } from '../file/stored-picture.ts'
import { noCampaign } from '../stored/no-campaign.ts'
import { picturesNamed } from '../stored/pictures-named.ts'
import { planAhead } from '../stored/plan-of-rows.ts'
import { put } from './value-at.ts'
import { noPart, subjectOf } from './seen-part.ts'

/** What a person does to one picture of a material; `bytes` are those of the file. */
export type PictureChange =
  | { readonly act: 'add' | 'replace'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly act: 'remove'; readonly name: string }

export interface ChangePictureInput {
  readonly campaignId: string
  readonly materialId: string
  readonly change: PictureChange
}

/**
 * Adds a picture to a sheet or poster, puts another in its place, or takes it out; answers what changed in sentences. Role
 * planner. Throws `Invalid`, with `name` and `file` as paths, for a file that cannot be shown, a name that cannot be, and
 * taking out what a text shows; `Conflict` for a cancelled campaign; and `NotFound`.
 */
export async function changePicture(
  ctx: Ctx,
  { campaignId, materialId, change }: ChangePictureInput,
): Promise<readonly string[]> {
  requireRole(ctx.actor, 'planner')
  const file = change.act === 'remove' ? undefined : pictureFile(change.bytes, 'file')
  return ctx.db.write((tx) => changed(tx, ctx, { campaignId, materialId, change }, file))
}

async function changed(
  tx: Rows,
  ctx: Ctx,
  { campaignId, materialId, change: { act, name } }: ChangePictureInput,
  file: PictureFile | undefined,
): Promise<readonly string[]> {
  const rows = await planRows(tx, campaignId)
  if (rows === undefined) throw await noCampaign(tx, campaignId)
  if (rows.campaign.cancelledAt !== null)
    throw new Conflict(`${campaignId} was cancelled; nothing of it changes any more`)
  const ahead = planAhead(rows)
  const written = fileOfPlan(ahead)
  const part = { kind: 'material', id: materialId } as const
  const material = Object.hasOwn(written.materials ?? {}, materialId) ? written.materials?.[materialId] : undefined
  if (material === undefined) throw noPart(written, part)
  refuse(material, act, name)

  put(written, ['materials', materialId, 'pictures', name], file && storedPicture(file.hash))
  const storedPictures = new Set([...picturesNamed(ahead), ...(file ? [file.hash] : [])])
  const { plan, findings } = checkCampaign(written, { storedPictures, isInspected: () => false })
  const inMaterial = findings.filter(
    ({ severity, path }) => severity === 'error' && path[0] === 'materials' && path[1] === materialId,
  )
  if (plan === undefined || inMaterial.length > 0)
    throw new Invalid(inMaterial.map(({ message }) => ({ path: 'name', message, severity: 'error' })))
  const record = { action: `picture.${act}`, subject: subjectOf(campaignId, part) }
  const { changes } = await changeCampaign(tx, ctx, rows, { ...plan, ...(file && { pictureFiles: [file] }) }, record)
  return changes
}

type WrittenMaterial = NonNullable<WrittenCampaign['materials']>[string]

function refuse({ kind, pictures = {}, content }: WrittenMaterial, act: PictureChange['act'], name: string): void {
  if (kind === 'infographic') throw new Invalid(DRAWS_ITS_OWN)
  const fault = (message: string) => new Invalid([{ path: 'name', message, severity: 'error' }])
  const isThere = Object.hasOwn(pictures, name)
  if (act !== 'add') {
    if (!isThere)
      throw fault(`there is no picture “${name}”; somebody may have taken it out, so look what is there now`)
    const shown = Object.keys(content).filter((language) => shows(content[language], name))
    if (act === 'remove' && shown.length > 0)
      throw fault(`“${name}” is shown in ${shown.join(', ')}; take it out of what it says there first`)
    return
  }
  const read = idShape.safeParse(name === '' ? undefined : name)
  const [wrong] = read.error?.issues ?? []
  if (wrong !== undefined) throw fault(wrong.message)
  if (isThere) throw fault(`there is a picture “${name}” already; replace that one, or choose another name`)
}

function shows(content: unknown, name: string): boolean {
  if (typeof content !== 'object' || content === null || !('pictures' in content)) return false
  const { pictures } = content
  return Array.isArray(pictures) && pictures.some((one: { picture?: unknown }) => one.picture === name)
}
