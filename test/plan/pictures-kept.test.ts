import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { renderMaterial } from '../../src/materials/index.ts'
import {
  applyPlan,
  campaignFile,
  changePicture,
  type CampaignPlan,
  pictureOfMaterial,
  readCampaignFile,
} from '../../src/plan/index.ts'
import { absentPages } from '../../src/platform/absent-pages.ts'
import { drawingPorts } from '../materials/sample-materials.ts'
import { pngOf } from '../render/picture/pictures.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { BESIDE, SAMPLE } from './sample-campaign.ts'

const GUIDE = { campaignId: 'renew-online', materialId: 'guide' }
const OFFICE = '        pictures: [{ picture: office, alt: A clerk helps a woman }]\n'
const SHEET = `materials:
  guide:
    kind: information-sheet
    template: clear-steps
    owner: comms@example.gov
    next_review: launch+90d
    pictures: { office: office.png }
    content:
      en:
        title: Renew online
        what: You can renew online.
${OFFICE}`

function planWith(files: Readonly<Record<string, Uint8Array>>, piece = '', by = ''): CampaignPlan {
  const leading = SAMPLE.replace('id: golive, message: teaser,', 'id: golive, message: teaser, material: guide,')
  const { plan, problems } = readCampaignFile(leading + SHEET.replace(piece, () => by), {
    file: 'renew.yaml',
    readBeside: (path) => BESIDE[path],
    readBytesBeside: (path) => files[path],
  })
  if (plan === undefined) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return plan
}

async function withGuide() {
  const db = await temporaryDatabase()
  const now = new Date('2027-01-10T12:00:00Z')
  const ctx = { db, now, actor: { kind: 'command-line' } } as const
  await applyPlan(ctx, { plan: planWith({ 'office.png': pngOf(30, 20) }) })
  const kept = async () => {
    const rows = await db.rows.all<{ size: string }>(
      sql`SELECT width || ' × ' || height AS size FROM pictures WHERE campaign_id = 'renew-online' ORDER BY size`,
    )
    return rows.map(({ size }) => size)
  }
  const hash = async () =>
    (await db.rows.all<{ hash: string }>(sql`SELECT content_hash AS hash FROM activities WHERE id = 'golive'`))[0]?.hash
  const change = (one: Parameters<typeof changePicture>[1]['change']) => changePicture(ctx, { ...GUIDE, change: one })
  return { ctx, kept, hash, change }
}

describe('pictures in the database', () => {
  it('applied again change nothing, whether they are brought or named in place', async () => {
    const { ctx, kept } = await withGuide()
    expect((await applyPlan(ctx, { plan: planWith({ 'office.png': pngOf(30, 20) }) })).changes).toEqual([])
    const { text, pictures } = await campaignFile(ctx, GUIDE)
    expect(pictures).toEqual([])
    const again = readCampaignFile(text, { file: 'one.yaml' })
    expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect((await applyPlan(ctx, { plan: again.plan! })).changes).toEqual([])
    expect(await kept()).toEqual(['30 × 20'])
  })

  it('are written beside the file that names them, and come back whole', async () => {
    const { ctx } = await withGuide()
    const { text, pictures } = await campaignFile(ctx, { ...GUIDE, pictures: 'beside' })
    expect(pictures.map(({ path }) => path)).toEqual(['renew-online-pictures/guide--office.png'])
    expect(text).toContain('office: renew-online-pictures/guide--office.png')
    const { plan } = readCampaignFile(text, {
      file: 'one.yaml',
      readBytesBeside: (path) => pictures.find((picture) => picture.path === path)?.bytes,
    })
    expect((await applyPlan(ctx, { plan: plan! })).changes).toEqual([])
  })

  it('go when nothing names them any more, and what was approved is another', async () => {
    const { ctx, kept, hash } = await withGuide()
    const before = await hash()
    const { changes } = await applyPlan(ctx, { plan: planWith({ 'office.png': pngOf(40, 20) }) })
    expect(changes).toEqual(['material guide: pictures changed'])
    expect(await kept()).toEqual(['40 × 20'])
    const between = await hash()
    await applyPlan(ctx, { plan: withoutPictures() })
    expect(await kept()).toEqual([])
    expect(new Set([before, between, await hash()]).size).toBe(3)
  })

  it('stay while a version that was published names them', async () => {
    const { ctx, kept } = await withGuide()
    await ctx.db.rows.run(sql`INSERT INTO material_versions
      (campaign_id, material_id, number, snapshot, note, published_by, published_at)
      SELECT campaign_id, id, 1, json_object('pictures', json(pictures)), '', 'alex@example.gov', 0 FROM materials`)
    await applyPlan(ctx, { plan: withoutPictures() })
    expect(await kept()).toEqual(['30 × 20'])
  })

  it('that nobody brings are refused, and nothing is written', async () => {
    const { ctx, kept } = await withGuide()
    const { pictureFiles: _, ...bare } = planWith({ 'office.png': pngOf(50, 20) })
    await expect(applyPlan(ctx, { plan: bare })).rejects.toThrow(
      'the picture office of material guide is not there; give its file again',
    )
    expect(await kept()).toEqual(['30 × 20'])
  })

  it('are added, replaced and taken out one by one', async () => {
    const { change, kept } = await withGuide()
    expect(await change({ act: 'add', name: 'map', bytes: pngOf(9, 9) })).toEqual(['material guide: pictures changed'])
    expect(await change({ act: 'replace', name: 'map', bytes: pngOf(9, 9) })).toEqual([])
    await change({ act: 'replace', name: 'office', bytes: pngOf(31, 20) })
    expect(await kept()).toEqual(['31 × 20', '9 × 9'])
    await change({ act: 'remove', name: 'map' })
    expect(await kept()).toEqual(['31 × 20'])
  })

  it.each<[label: string, change: Parameters<typeof changePicture>[1]['change'], path: string, says: RegExp]>([
    ['a text', { act: 'add', name: 'map', bytes: new TextEncoder().encode('Hello') }, 'file', /This is a text/],
    ['a name that is taken', { act: 'add', name: 'office', bytes: pngOf(1, 1) }, 'name', /already; replace that one/],
    ['a name that is none', { act: 'add', name: 'The office', bytes: pngOf(1, 1) }, 'name', /is no id/],
    ['what is not there', { act: 'replace', name: 'map', bytes: pngOf(1, 1) }, 'name', /no picture “map”/],
    ['what is shown', { act: 'remove', name: 'office' }, 'name', /is shown in en; take it out/],
  ])('%s is refused, and nothing is written', async (_label, one, path, says) => {
    const { change, kept } = await withGuide()
    await expect(change(one)).rejects.toMatchObject({ problems: [{ path, message: expect.stringMatching(says) }] })
    expect(await kept()).toEqual(['30 × 20'])
  })

  it('are read for drawing, and by themselves', async () => {
    const { ctx } = await withGuide()
    const ports = drawingPorts(absentPages('there is none'))
    const { bytes } = await renderMaterial(ctx, ports, { ...GUIDE, format: 'html' })
    expect(new TextDecoder().decode(bytes)).toMatch(
      /<img src="data:image\/png;base64,iVBOR[^"]+" alt="A clerk helps a woman" width="30" height="20">/,
    )
    expect(await pictureOfMaterial(ctx, { ...GUIDE, name: 'office' })).toMatchObject({ type: 'image/png', width: 30 })
    await expect(pictureOfMaterial(ctx, { ...GUIDE, name: 'constructor' })).rejects.toMatchObject({ kind: 'not-found' })
  })
})

function withoutPictures(): CampaignPlan {
  const plan = planWith({ 'office.png': pngOf(30, 20) }, OFFICE, '')
  const { pictureFiles: _, ...rest } = plan
  return { ...rest, materials: plan.materials.map(({ pictures: _pictures, ...material }) => material) }
}
