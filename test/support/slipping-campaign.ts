import { addPerson, type Ctx, personActor } from '../../src/access/index.ts'
import { applyPlan, approve, readCampaignFile } from '../../src/plan/index.ts'
import { APPROVER } from './small-campaign.ts'
import type { World } from './world.ts'

/** A plan with everything a move can meet: offsets, another date, a pinned one, a series, something that follows, a printed date. */
const PLAN = `campaign: renew-online
title: Renew your licence online
service: { name: Licence renewal, url: "https://renew.example.gov/start" }
languages: [en]
anchors:
  launch: { at: 2027-03-01T09:00, zone: Europe/London }
  pilot: { at: 2027-02-01T09:00 }
audiences:
  everybody: { title: Everybody, list: people }
objectives:
  - { id: know, level: outtake, metric: reach, audience: everybody, target: 10, by: launch+30d,
      baseline: { value: 0, date: 2026-11-01, source: "No earlier campaign" }, measured_by: "deliveries" }
messages:
  news: { channel: email, subject: { en: "Renew online" }, body: { en: "Renew online, {{first_name}}." } }
  dated: { channel: email, subject: { en: "From {{launch.date}}" }, body: { en: "It opens then." } }
activities:
  - { id: piloting, message: news, audience: everybody, when: "pilot 09:00" }
  - { id: teaser, message: dated, audience: everybody, when: "launch-14d 09:00" }
  - { id: fair, message: news, audience: everybody, when: "2027-03-12 10:00" }
  - { id: go-live, message: news, audience: everybody, when: launch }
  - { id: weekly, message: news, audience: everybody, when: "launch+7d 10:00", repeat: "FREQ=WEEKLY;COUNT=8" }
  - { id: thanks, message: news, audience: everybody, after: weekly + 2d }
`

export const SLIPPING = '/campaigns/renew-online'

/** Applies the campaign `renew-online`, to twenty people, all of it approved. */
export async function slippingCampaign(at: World, change: (plan: string) => string = (plan) => plan): Promise<void> {
  await at.people(20)
  const { plan, problems } = readCampaignFile(change(PLAN), { file: 'renew-online.yaml' })
  if (!plan) throw new Error(JSON.stringify(problems))
  await applyPlan(at.as(), { plan })
  await addPerson(at.as(), { email: APPROVER, roles: ['approver'] })
  const { refused } = await approve(await approver(at), { campaignId: 'renew-online' })
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
}

export async function approver(at: World): Promise<Ctx> {
  return at.as(await personActor(at.db, APPROVER))
}
