import { applyPlan, approve, readCampaignFile } from '../../src/plan/index.ts'
import { addPerson } from '../../src/access/index.ts'
import { approver } from './slipping-campaign.ts'
import { APPROVER } from './small-campaign.ts'
import type { World } from './world.ts'

export const LARGE = '/campaigns/large'

/** So many activities, one at 10:00 on each day from 100 days before the launch, which is a Monday; `schedule` is said of each besides. */
function planText(count: number, schedule: (index: number) => string): string {
  const activities = Array.from({ length: count }, (_, index) => {
    const day = index - 100
    const when = `launch${day < 0 ? day : `+${day}`}d 10:00`
    return `  - { id: a${index + 1}, message: news, audience: everybody, when: "${when}"${schedule(index)} }`
  })
  return `campaign: large
title: A large plan
service: { name: A public service, url: "https://service.example" }
languages: [en]
anchors: { launch: { at: 2027-03-01T09:00, zone: Europe/London } }
audiences: { everybody: { title: Everybody, list: people } }
messages: { news: { channel: email, subject: { en: "News" }, body: { en: "News." } } }
activities:
${activities.join('\n')}
`
}

/** Applies the campaign `large` to three people, all of it approved. */
export async function largeCampaign(
  at: World,
  count: number,
  schedule: (index: number) => string = () => '',
): Promise<void> {
  await at.people(3)
  const { plan, problems } = readCampaignFile(planText(count, schedule), { file: 'large.yaml' })
  if (!plan) throw new Error(JSON.stringify(problems))
  await applyPlan(at.as(), { plan })
  await addPerson(at.as(), { email: APPROVER, roles: ['approver'] })
  await approve(await approver(at), { campaignId: 'large' })
}
