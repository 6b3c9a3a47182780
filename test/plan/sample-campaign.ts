import { type CampaignPlan, readCampaignFile } from '../../src/plan/index.ts'

export const SAMPLE = `campaign: renew-online
title: Renew your driving licence online
service: { name: Driving licence renewal, url: "https://renew.example.gov" }
languages: [en, cy]
anchors:
  launch: { at: 2027-03-01T09:00, zone: Europe/London }
  pilot: { at: 2027-02-01T09:00 }
quiet_hours: { from: "21:00", to: "08:00" }
budget: { currency: GBP, total: 120000 }
core_messages: [{ id: two-minutes, text: "It takes two minutes", proof: "Service data, 2026-10" }]
attributes: [postcode_area]
audiences:
  due:
    title: Licence due in 90 days
    population: { size: 2400000, source: "Driver records", date: 2026-10-31 }
    where: { all: [{ attribute: renewal_due_days, lte: 90 }] }
  staff: { title: Staff at counters, list: staff }
objectives:
  - id: know
    level: outtake
    metric: reach
    audience: due
    baseline: { value: 0, date: 2026-11-01, source: "No earlier campaign" }
    target: 60%
    by: launch+30d
    measured_by: deliveries and link visits, deduplicated
channels:
  email: { rate: 50/s }
messages:
  teaser:
    channel: email
    core: [two-minutes]
    subject: { en: "Renew from 1 March", cy: "Adnewyddwch o 1 Mawrth" }
    body: { en: "Hello {{first_name}}", cy: "Helo {{first_name}}" }
  briefing:
    channel: email
    purpose: service
    subject: { en: "Ready for {{launch.date}}", cy: "Barod" }
    body:
      en: briefing.en.md
      cy: |
        Bore da
        {{service.url}}
activities:
  - { id: brief-staff, message: briefing, audience: staff, when: "launch-21d 09:00", late: send }
  - { id: teaser, message: teaser, audience: due, when: "launch-14d 09:00", owner: comms@example.gov, late: "skip after 6h" }
  - { id: golive, message: teaser, audience: due, when: "launch+2h" }
`

export const BESIDE: Readonly<Record<string, string>> = {
  'briefing.en.md': 'Good morning\n\nThe service opens on {{launch.date}}.\n',
}

export function read(text: string, beside: Readonly<Record<string, string>> = BESIDE, now?: Date) {
  return readCampaignFile(text, {
    file: 'campaigns/renew.yaml',
    readBeside: (path) => beside[path],
    ...(now && { now }),
  })
}

/** A piece of the sample, and what stands there instead. */
export type Piece = readonly [piece: string, by: string]

/** The sample with some of its text replaced; each piece must be there. */
export function sampleWith(...replacements: Piece[]): string {
  return replacements.reduce((text, [piece, by]) => {
    if (!text.includes(piece)) throw new Error(`the sample has no “${piece}”`)
    return text.replace(piece, () => by)
  }, SAMPLE)
}

export function planWith(...replacements: Piece[]): CampaignPlan {
  const { plan, problems } = read(sampleWith(...replacements))
  if (plan === undefined) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return plan
}
