import { sql } from 'drizzle-orm'
import { type Actor, addPerson, personActor } from '../../src/access/index.ts'
import { checkBeforeApproval } from '../../src/materials/index.ts'
import { applyPlan, approve, readCampaignFile } from '../../src/plan/index.ts'
import { absentPages } from '../../src/platform/absent-pages.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { APPROVER } from './small-campaign.ts'
import type { World } from './world.ts'

const CAMPAIGN = 'renew-online'

export const POSTERS = `campaign: renew-online
title: Renew your licence online
service: { name: Licence renewal, url: "https://renew.example.gov" }
languages: [en, cy]
anchors:
  launch: { at: 2027-03-01T09:00, zone: Europe/London }
quiet_hours: { from: "20:00", to: "09:00" }
blackouts: [{ name: Local elections, from: 2027-04-05, to: 2027-05-06, policy: block }]
audiences:
  everybody: { title: Everybody, list: people }
channels:
  email: { rate: 50/s }
  poster: { kind: offline }
messages:
  news: { channel: email, subject: { en: Renew online, cy: Adnewyddwch }, body: { en: "Hello {{first_name}}", cy: "Helo {{first_name}}" } }
materials:
  renew-poster:
    kind: poster
    template: poster-steps
    owner: comms@example.gov
    next_review: launch+90d
    content: { en: { title: Ten minutes are enough, what: Renew online. }, cy: { title: Mae deng munud yn ddigon, what: Adnewyddwch. } }
    overrides: [{ check: overflow, name: A. Jones, reason: Seen on paper }, { check: languages, name: A. Jones, reason: Read by two }]
activities:
  - { id: posters, channel: poster, material: renew-poster, when: "launch-7d 08:00", owner: facilities@example.gov }
  - { id: go-live, message: news, audience: everybody, when: "launch+2h", late: send }
`

/** The plan of a campaign with a poster that people put up in the week before the launch; some of its text replaced. */
export function posterPlan(...pieces: readonly Piece[]) {
  const text = pieces.reduce((file, [piece, by]) => {
    if (!file.includes(piece)) throw new Error(`the campaign has no “${piece}”`)
    return file.replace(piece, () => by)
  }, POSTERS)
  return readCampaignFile(text, { file: 'renew-online.yaml' })
}

/** Applies the campaign with its posters. */
export async function posterCampaign(at: World, ...pieces: readonly Piece[]): Promise<void> {
  const { plan, problems } = posterPlan(...pieces)
  if (plan === undefined) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  await applyPlan(at.as(), { plan })
}

/** An approver approves them, for which the checks of the poster are run unless a version of it is in force. */
export async function approvePosters(at: World): Promise<readonly { activity: string; reason: string }[]> {
  await addPerson(at.as(), { email: APPROVER, roles: ['approver'] })
  const ctx = at.as(await personActor(at.db, APPROVER))
  const ports = { ...at.ports, pages: absentPages('there is none in this test') }
  await checkBeforeApproval(ctx, ports, { campaignId: CAMPAIGN, activityIds: ['posters'] })
  const { refused } = await approve(ctx, { campaignId: CAMPAIGN, activityId: 'posters' })
  return refused
}

/** Versions 1 and on of the poster, the last of them in force, and two places for it and one for pages. */
export async function publishedPoster(at: World, versions = 1, withdrawn: readonly number[] = []): Promise<void> {
  const now = at.clock.now().getTime()
  await at.db.write(async (tx) => {
    for (let number = 1; number <= versions; number++) {
      const gone = withdrawn.includes(number) || number < versions
      await tx.run(sql`INSERT INTO material_versions (campaign_id, material_id, number, snapshot, note, published_by, published_at, withdrawn_at)
        VALUES (${CAMPAIGN}, 'renew-poster', ${number}, '{}', 'New', ${APPROVER}, ${now}, ${gone ? now : null})`)
    }
    for (const [id, kind] of [
      ['town-hall', 'poster'],
      ['library', 'poster'],
      ['front-page', 'page'],
    ] as const)
      // prettier-ignore
      await tx.run(sql`INSERT INTO placements (campaign_id, material_id, id, kind, name, place, language)
        VALUES (${CAMPAIGN}, 'renew-poster', ${id}, ${kind}, ${id}, 'High Street 1', 'en')`)
  })
}

export const OPERATOR = { kind: 'person', id: 7, email: 'olga@example.gov', roles: ['operator'] } satisfies Actor
