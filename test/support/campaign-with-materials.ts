import { applyPlan, readCampaignFile } from '../../src/plan/index.ts'
import type { World } from './world.ts'

const FILE = `campaign: renew-online
title: Renew your licence online
service: { name: Licence renewal, url: "https://renew.example.gov" }
languages: [en, cy]
anchors:
  launch: { at: 2027-03-01T09:00, zone: Europe/London }
core_messages:
  - { id: two-minutes, text: It takes two minutes, proof: "Service data, 2026-10" }
audiences:
  everybody: { title: Everybody, list: people, population: { size: 10000, source: "Driver records", date: 2026-10-31 } }
messages:
  news: { channel: email, subject: { en: Renew online }, body: { en: "Hello {{first_name}}" } }
materials:
  how-to-renew:
    kind: information-sheet
    template: clear-steps
    core: [two-minutes]
    owner: comms@example.gov
    next_review: launch+90d
    figures:
      share: { chart: icon-array, value: 8, of: 10, source: "Service data, 2026-10", date: 2026-10 }
    content:
      en:
        title: Renew your licence online
        what: You can renew your licence online.
        need: [your licence, a bank card]
        steps: [{ heading: Start, text: "Go to {{service.url}}.", picture: computer }]
        figures: [{ figure: share, title: 8 in 10 renew online, labels: { value: online } }]
      cy:
        title: Adnewyddwch eich trwydded ar-lein
        what: Gallwch adnewyddu eich trwydded ar-lein.
  renew-poster:
    kind: poster
    template: poster-steps
    owner: comms@example.gov
    next_review: 2027-01-01
    content: { en: { title: Ten minutes are enough, what: Renew online. } }
  most-renew:
    kind: infographic
    template: clear
    owner: comms@example.gov
    next_review: launch+180d
    figures:
      how: { chart: bars, measure: percent, bars: [{ key: online, value: 77 }, { key: post, value: 23 }],
        source: "Service data, 2026-10", date: 2026-10 }
    content:
      en:
        title: Most people renew online
        action: Renew yours
        figures: [{ figure: how, title: 77 in 100 renew online, labels: { online: Online, post: By post }, unit: renewals }]
activities:
  - { id: go-live, message: news, audience: everybody, material: how-to-renew, when: launch }
`

/** Campaign `renew-online` with a sheet that is translated, a poster that is not and whose review is due, and an infographic. */
export async function campaignWithMaterials(at: World): Promise<void> {
  const { plan, problems } = readCampaignFile(FILE, { file: 'renew-online.yaml' })
  if (plan === undefined) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  await applyPlan(at.as(), { plan })
}
