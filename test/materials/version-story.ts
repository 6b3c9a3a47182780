import { afterAll } from 'vitest'
import { type Actor, type Role } from '../../src/access/index.ts'
import { publishedVersions, publishMaterial, versionFile } from '../../src/materials/index.ts'
import { applyPlan, campaignFile, readCampaignFile } from '../../src/plan/index.ts'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { campaignWith, drawingPorts } from './sample-materials.ts'

export const SHEET = { campaignId: 'renew-online', materialId: 'how-to-renew' }
export const person = (name: string, ...roles: Role[]): Actor => ({ kind: 'person', id: name.length, email: `${name}@example.gov`, roles }) // prettier-ignore
export const ann = person('ann', 'planner')
export const cat = person('cat', 'approver')
export const both = person('beatrice', 'planner', 'approver')

export const WHAT: Piece = ['what: You can renew', 'what: Everybody can renew']
export const CYMRAEG: Piece = ['what: Cewch eich', 'what: Nawr, cewch eich']

const all = (pattern: string | RegExp) => (typeof pattern === 'string' ? pattern : new RegExp(pattern.source, 'g'))

export async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text)
}

/** One browser for a test file, and on it stories of the sample campaign in a database of their own. */
export function stories() {
  const pages = chromiumPages()
  afterAll(() => pages.close())
  return async () => {
    const db = await temporaryDatabase()
    const settings = { baseUrl: 'https://renew.example.gov', from: 'a@example.gov', secret: 'a secret' }
    const ports = { ...drawingPorts(pages), settings }
    let now = new Date('2027-01-04T10:00:00Z')
    const as = (actor: Actor) => ({ db, actor, now })
    const fileOf = async (
      number: number,
      choice: { format: 'html' | 'txt'; placementId?: string; language?: string },
    ) => new TextDecoder().decode((await versionFile(as(ann), ports, { ...SHEET, number, ...choice })).bytes)
    return {
      as,
      settings,
      ports,
      apply: (actor: Actor, ...changes: Piece[]) => applyPlan(as(actor), { plan: campaignWith(...changes) }),
      /** Changes the campaign as it is now, so that what was planned meanwhile stays. */
      rewrite: async (...changes: readonly (string | RegExp)[]) => {
        let { text } = await campaignFile(as(ann), { campaignId: 'renew-online' })
        for (let at = 0; at < changes.length; at += 2)
          text = text.replaceAll(all(changes[at]!), String(changes[at + 1]))
        const { plan, problems } = readCampaignFile(text.replace('Nawr, cewch', 'Cewch'), { file: 'renew.yaml' })
        if (plan === undefined) throw new Error(JSON.stringify(problems))
        await applyPlan(as(ann), { plan })
      },
      publish: (actor: Actor, note = 'First version', seen?: string, reissue: { at?: string; owner?: string } = {}) =>
        publishMaterial(as(actor), ports, { ...SHEET, note, reissue, ...(seen !== undefined && { seen }) }),
      versions: () => publishedVersions(as(ann), SHEET),
      html: (number: number, language?: string) => fileOf(number, { format: 'html', ...(language && { language }) }),
      text: (number: number) => fileOf(number, { format: 'txt' }),
      htmlFor: (number: number, placementId: string) => fileOf(number, { format: 'html', placementId }),
      on: (day: string) => void (now = new Date(`${day}T10:00:00Z`)),
    }
  }
}
