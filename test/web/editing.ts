import { personActor } from '../../src/access/index.ts'
import { applyPlan, approve, readCampaignFile } from '../../src/plan/index.ts'
import { createApp } from '../../src/web/index.ts'
import { type Fields, formInPage, multipart } from '../support/form-in-page.ts'
import { ORIGIN, signedIn, type Visitor } from '../support/signed-in.ts'
import { type World, world } from '../support/world.ts'

const FILE = `campaign: renew-online
title: Renew your licence online
service: { name: Licence renewal, url: "https://renew.example.gov" }
languages: [en, cy]
anchors:
  launch: { at: 2027-03-01T09:00, zone: Europe/London }
core_messages:
  - { id: two-minutes, text: It takes two minutes }
  - { id: safe, text: It is safe }
audiences:
  everybody: { title: Everybody, list: people, population: { size: 10000, source: "Driver records", date: 2026-10-31 } }
  nobody-yet: { title: Somebody else, list: people, where: { attribute: language, eq: cy } }
objectives:
  - { id: know, level: outtake, metric: reach, audience: everybody, target: 60%, by: launch+30d,
      baseline: { value: 0, date: 2026-11-01, source: "No earlier campaign" }, measured_by: "deliveries" }
messages:
  news:
    channel: email
    core: [safe, two-minutes]
    subject: { en: Renew online, cy: Adnewyddwch ar-lein }
    body: { en: "Hello {{first_name}}", cy: "Helo {{first_name}}" }
  spare: { channel: email, subject: { en: Spare }, body: { en: Nobody uses this } }
activities:
  - { id: teaser, message: news, audience: everybody, when: "launch-7d 09:00", late: skip after 6h }
  - { id: go-live, message: news, audience: everybody, when: launch }
`

export const CAMPAIGN = '/campaigns/renew-online'

/** A planner at a campaign of two approved activities, and the ways in which they use its forms. */
export async function planning(options: { approved?: boolean } = {}) {
  const at = await world({ at: '2027-02-01T09:00:00Z' })
  await at.people(20)
  const { plan } = readCampaignFile(FILE, { file: 'renew-online.yaml' })
  await applyPlan(at.as(), { plan: plan! })
  if (options.approved) {
    await signedIn(at, 'alex@example.gov', ['approver'])
    await approve(at.as(await personActor(at.db, 'alex@example.gov')), { campaignId: 'renew-online' })
  }
  const sam = await signedIn(at, 'sam@example.gov', ['planner'])
  return { at, sam, ...forms(at) }
}

/** Opening and sending forms as a browser without script does. */
export function forms(at: World) {
  const app = createApp(at.ports)
  return {
    opened: async (person: Visitor, path: string): Promise<Fields> => {
      const answer = await person.get(path)
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
      return formInPage(await answer.text(), path.endsWith('/new') ? 'title' : 'seen')
    },
    /** `files` are texts by the names of the fields that they are chosen in. */
    send: async (
      person: Pick<Visitor, 'cookie'>,
      path: string,
      fields: Fields,
      files: Readonly<Record<string, string>> = {},
    ): Promise<Response> => {
      const headers = { cookie: person.cookie, origin: ORIGIN }
      const body = multipart(fields)
      for (const [name, text] of Object.entries(files)) body.set(name, new File([text], 'chosen'))
      return app.request(`${ORIGIN}${path}`, { method: 'POST', body, headers })
    },
  }
}

/** What the next page would say was done. */
export function toldBy(answer: Response): string {
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('fanfare_told='))
  return decodeURIComponent(cookie?.split(';')[0]?.split('=')[1] ?? '')
}
