import type { Rows } from '../../../db/index.ts'
import { pictureRow } from '../../../db/queries/pictures.ts'
import { planRows } from '../../../db/queries/plan.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { Conflict } from '../../errors.ts'
import { PICTURE_TYPES, pictureUri } from '../../render/index.ts'
import type { CampaignPlan, PictureFile } from '../campaign-plan.ts'
import { campaignFileText } from '../file/campaign-file-text.ts'
import { fileOfPlan, type WrittenCampaign } from '../file/file-of-plan.ts'
import { isTooLarge } from '../file/read-campaign-file.ts'
import { noCampaign } from '../stored/no-campaign.ts'
import { picturesNamed } from '../stored/pictures-named.ts'
import { planAhead } from '../stored/plan-of-rows.ts'

export interface CampaignFileText {
  /** Such as `renew-online.yaml`. */
  readonly fileName: string
  readonly text: string
  /** Files that it names beside it, such as `renew-online-pictures/guide--office.png`. */
  readonly pictures: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

export interface ExportInput {
  readonly campaignId: string
  /** Whether the pictures of its materials are files of their own; absent: they stand in it, so that it is one file. */
  readonly pictures?: 'beside'
}

/**
 * A campaign as its file, with the bodies of its messages in it; applied again it changes nothing. Activities that have
 * ended are left out, unless others hang on them or the whole campaign was cancelled. For every role. Throws `NotFound`, and `Conflict` for a
 * campaign with more text or pictures than a file may have.
 */
export async function campaignFile(ctx: Ctx, { campaignId, pictures }: ExportInput): Promise<CampaignFileText> {
  requireRole(ctx.actor, ...ROLES)
  const rows = await planRows(ctx.db.rows, campaignId)
  if (rows === undefined) throw await noCampaign(ctx.db.rows, campaignId)
  const ended = rows.activities.filter(({ endedAt }) => endedAt !== null && rows.campaign.cancelledAt === null)
  const plan = planAhead(rows)
  const files = await filesOf(ctx.db.rows, plan)
  const beside = new Map<string, Uint8Array>()
  const written = withPictures(fileOfPlan(plan), plan, (material, name, hash) => {
    const { type, bytes } = files.get(hash)!
    if (pictures === undefined) return pictureUri(type, bytes)
    const path = `${campaignId}-pictures/${material}--${name}.${ENDINGS[type] ?? 'png'}`
    beside.set(path, bytes)
    return path
  })
  const text = campaignFileText(written, new Set(ended.map(({ id }) => id)))
  if (isTooLarge(text)) {
    throw new Conflict(
      `${campaignId} has over 2 MB of text or 20 MB of pictures, which is more than one campaign file may have`,
    )
  }
  return {
    fileName: `${campaignId}.yaml`,
    text,
    pictures: Array.from(beside, ([path, bytes]) => ({ path, bytes })),
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  [PICTURE_TYPES.png]: 'png',
  [PICTURE_TYPES.jpeg]: 'jpg',
  [PICTURE_TYPES.webp]: 'webp',
  [PICTURE_TYPES.svg]: 'svg',
}

async function filesOf(rows: Rows, plan: CampaignPlan): Promise<ReadonlyMap<string, PictureFile>> {
  const files = new Map<string, PictureFile>()
  for (const hash of picturesNamed(plan)) {
    const file = await pictureRow(rows, plan.id, hash)
    if (file !== undefined) files.set(hash, file)
  }
  return files
}

/** The file with its pictures written so. */
function withPictures(
  file: WrittenCampaign,
  { materials }: CampaignPlan,
  write: (material: string, name: string, hash: string) => string,
): WrittenCampaign {
  const written = Object.entries(file.materials ?? {}).map(([id, material]) => {
    const hashes = Object.entries(materials.find((one) => one.id === id)?.pictures ?? {})
    const pictures = hashes.map(([name, hash]) => [name, write(id, name, hash)])
    return [id, { ...material, ...(pictures.length > 0 && { pictures: Object.fromEntries(pictures) }) }]
  })
  return { ...file, ...(written.length > 0 && { materials: Object.fromEntries(written) }) }
}
