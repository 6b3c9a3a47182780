import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addPerson, personActor } from '../../src/access/index.ts'
import { tick } from '../../src/dispatch/index.ts'
import { applyPlan, approve, readCampaignFile, showPlan } from '../../src/plan/index.ts'
import { APPROVER } from './small-campaign.ts'
import type { World } from './world.ts'

export const DATED = 'renew-online'

/** What of a campaign a test is about: lines of its activities, and of the file above them. */
export interface Piece {
  readonly facts?: string
  readonly purpose?: string
  readonly body?: string
  readonly activities: string
  readonly id?: string
  /** A wall time in London. */
  readonly launch?: string
}

/** A campaign of one message, `news`, to `everybody` on the list `people`, or to the `staff` on the list of that name. */
function planText({
  facts = '',
  purpose = 'public-task',
  body = 'Renew online.',
  activities,
  id = DATED,
  launch = '2027-03-01T09:00',
}: Piece): string {
  return `campaign: ${id}
title: Renew online
service: { name: Renewal, url: "https://renew.example.gov/start" }
languages: [en]
anchors: { launch: { at: ${launch}, zone: Europe/London } }
${facts}
audiences:
  everybody: { title: Everybody, list: people }
  staff: { title: Staff, list: staff }
messages:
  news: { channel: email, purpose: ${purpose}, subject: { en: "Renew" }, body: { en: "${body}" } }
activities:
${activities}
`
}

/** Applies the campaign as the command line does, unapproved. Answers what changed. */
export async function applyOnly(here: World, piece: Piece): Promise<readonly string[]> {
  const text = planText(piece)
  const file = join(here.folder, 'plan.yaml')
  writeFileSync(file, text)
  const { plan, problems } = readCampaignFile(text, { file })
  if (!plan) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  const { changes } = await applyPlan(here.as(), { plan })
  return changes
}

export async function approveAll(here: World, campaignId = DATED): Promise<void> {
  await addPerson(here.as(), { email: APPROVER, roles: ['approver'] })
  await approve(here.as(await personActor(here.db, APPROVER)), { campaignId })
}

/** Applies the campaign and has it approved. Answers what changed. */
export async function apply(here: World, piece: Piece): Promise<readonly string[]> {
  const changes = await applyOnly(here, piece)
  await approveAll(here, piece.id)
  return changes
}

export async function tickAt(here: World, iso: string) {
  here.clock.set(iso)
  return tick(here.ports, here.clock.now())
}

/** The dated plan, a line for each occurrence. */
export async function statuses(here: World, campaignId = DATED): Promise<string[]> {
  const { occurrences } = await showPlan(here.as(), { campaignId })
  return occurrences.map(({ activity, wall, status }) => `${activity} ${wall} ${status}`)
}
