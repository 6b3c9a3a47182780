import type { CampaignPage } from '../../plan/index.ts'
import { SubPages, Tag } from '../components/blocks.tsx'
import { useMayAct } from '../show.tsx'
import { launchInWords } from '../words/launch-words.ts'
import { wallInWords } from '../words/moment.ts'

type HeadProps = Pick<CampaignPage, 'campaign' | 'launch'> & { readonly now: Date }

/** What a campaign is called, for which service, when it launches; said first on each of its pages. */
export function CampaignHead({ campaign, launch, now }: HeadProps) {
  return (
    <>
      <span class="govuk-caption-l">{campaign.service.name}</span>
      <h1 class="govuk-heading-l app-campaign-title">
        {campaign.title} {campaign.isExample && <Tag tone="plain">example</Tag>}{' '}
        {campaign.state !== 'running' && (
          <Tag tone={campaign.state === 'paused' ? 'attention' : 'plain'}>{campaign.state}</Tag>
        )}{' '}
        {campaign.isPostponed && <Tag tone="attention">postponed</Tag>}
      </h1>
      <p class="app-launch">
        <strong>{campaign.isPostponed ? 'Launch postponed' : launchInWords(launch, now)}</strong>:{' '}
        {campaign.isPostponed && 'it was planned for '}
        <time datetime={launch.instant}>{wallInWords(launch.wall)}</time> <span class="app-quiet">{launch.zone}</span>
      </p>
    </>
  )
}

/** Where the launch is moved or postponed, beside its date; a postponed one says so itself. */
export function LaunchActs({ campaign }: Pick<CampaignPage, 'campaign'>) {
  const mayMove = useMayAct('planner')
  const mayPostpone = useMayAct('planner', 'operator')
  if (!mayPostpone || campaign.state === 'cancelled' || campaign.isPostponed) return null
  const base = `${campaignPath(campaign.id)}/launch`
  return (
    <ul class="app-launch-acts">
      {mayMove && (
        <li>
          <a class="govuk-link" href={base}>
            Move the launch
          </a>
        </li>
      )}
      <li>
        <a class="govuk-link" href={`${base}/postpone`}>
          Postpone it without a new date
        </a>
      </li>
    </ul>
  )
}

export function campaignPath(campaignId: string): string {
  return `/campaigns/${campaignId}`
}

export function CampaignTabs({ campaignId, here }: { campaignId: string; here: string }) {
  const base = campaignPath(campaignId)
  const pages = [
    { text: 'Plan', href: base },
    { text: 'Materials', href: `${base}/materials` },
    { text: 'Review', href: `${base}/review` },
    { text: 'Audit log', href: `/audit-log?campaign=${campaignId}` },
  ]
  return <SubPages label="Pages of this campaign" pages={pages} here={here} />
}

export const CAMPAIGNS = { text: 'Campaigns', href: '/campaigns' }
