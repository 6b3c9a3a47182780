import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CampaignPlan, type PlannedMaterials, readCampaignFile } from '../../src/plan/index.ts'
import { fontFiles } from '../../src/platform/font-files.ts'
import type { DrawingPorts } from '../../src/materials/drawing.ts'
import { BESIDE, type Piece, sampleWith } from '../plan/sample-campaign.ts'

const MATERIALS = `materials:
  how-to-renew:
    kind: information-sheet
    template: clear-steps
    core: [two-minutes]
    owner: comms@example.gov
    next_review: launch+90d
    accent: "#0b5394"
    figures:
      share: { chart: icon-array, value: 8, of: 10, source: "Service data", date: 2026-10 }
    content:
      en:
        title: Renew online
        what: You can renew your licence online.
        need: [your licence]
        steps: [{ text: "Go to {{service.url}}." }]
        figures: [{ figure: share, title: 8 in 10 renew online, labels: { value: online } }]
      cy:
        title: Trwydded ar-lein
        what: Cewch eich trwydded ar-lein.
        need: [eich trwydded]
        steps: [{ text: "Ewch i {{service.url}}." }]
        figures: [{ figure: share, title: 8 o bob 10 yn adnewyddu ar-lein, labels: { value: ar-lein } }]
    overrides: []
  shares:
    kind: infographic
    template: clear
    core: [two-minutes]
    owner: comms@example.gov
    next_review: launch+90d
    figures:
      share: { chart: icon-array, value: 8, of: 10, source: "Service data", date: 2026-10 }
    content:
      en:
        title: 8 in 10 renew online
        figures: [{ figure: share, title: 8 in 10 renew online, labels: { value: online } }]
`

/** The sample campaign with an information sheet and an infographic in which no check finds an error, changed so. */
export function campaignWith(...changes: readonly Piece[]): CampaignPlan {
  const text = changes.reduce(
    (file, [piece, by]) => {
      if (!file.includes(piece)) throw new Error(`the sample has no “${piece}”`)
      return file.replace(piece, () => by)
    },
    sampleWith(['when: "launch-14d 09:00"', 'material: how-to-renew, when: "launch-14d 09:00"']) + MATERIALS,
  )
  const { plan, problems } = readCampaignFile(text, { file: 'renew.yaml', readBeside: (path) => BESIDE[path] })
  if (plan === undefined) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return plan
}

/** The same as the database gives it, with the Welsh in this state. */
export function plannedWith(state: 'stale' | 'written' | 'checked', ...changes: readonly Piece[]): PlannedMaterials {
  const campaign = campaignWith(...changes)
  const translations = campaign.materials.flatMap(({ id, contents }) =>
    campaign.languages.map((language, index) => {
      const isWritten = contents.some((one) => one.language === language)
      return { material: id, language, state: index === 0 ? 'source' : isWritten ? state : 'missing' } as const
    }),
  )
  return { isExample: false, campaign, translations, uses: [] }
}

const TEMPLATES = join(import.meta.dirname, '../../templates')

/** What drawing takes of this machine, with a browser of one's own. */
export function drawingPorts(pages: DrawingPorts['pages']): DrawingPorts {
  const templates = { read: (path: string) => readFileSync(join(TEMPLATES, path), 'utf8') }
  return { templates, fonts: fontFiles(), pages }
}
