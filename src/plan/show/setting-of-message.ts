import type { ContactShown, MessageSetting } from '../../render/index.ts'
import type { CampaignPlan, Helpline } from '../campaign-plan.ts'
import { launchOf } from '../dates/plan-anchors.ts'
import { factsOfCampaign } from './facts-of-campaign.ts'

/** Helplines by their names; a database says null where there are none. */
type Helplines = Readonly<Record<string, Helpline>> | null | undefined

/** What a message of a campaign in a language is made with. */
export function settingOfMessage(
  campaign: Pick<CampaignPlan, 'service' | 'title' | 'languages' | 'anchors'> & { readonly helplines?: Helplines },
  language: string,
): MessageSetting {
  const { languages, helplines } = campaign
  return {
    facts: factsOfCampaign(campaign, language),
    contacts: contactsIn(language, languages, helplines),
    zone: launchOf(campaign.anchors).zone,
  }
}

/** Helplines in the words of a language, or of the campaign's first. */
export function contactsIn(
  language: string,
  [first = language]: readonly string[],
  helplines: Helplines,
): Readonly<Record<string, ContactShown>> {
  const said = (texts: Readonly<Record<string, string>> | undefined) => texts?.[language] ?? texts?.[first]
  const shown = Object.entries(helplines ?? {}).map(([id, { phone, name, hours }]): [string, ContactShown] => {
    const [title, open] = [said(name), said(hours)]
    return [id, { phone, ...(title !== undefined && { name: title }), ...(open !== undefined && { hours: open }) }]
  })
  return Object.fromEntries(shown)
}
