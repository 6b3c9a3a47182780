import type { CampaignPage } from '../../plan/index.ts'
import { SubPages, Tag } from '../components/blocks.tsx'
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
        )}
      </h1>
      <p class="app-launch">
        <strong>{launchInWords(launch, now)}</strong>: <time datetime={launch.instant}>{wallInWords(launch.wall)}</time>{' '}
        <span class="app-quiet">{launch.zone}</span>
      </p>
    </>
  )
}

export function campaignPath(campaignId: string): string {
  return `/campaigns/${campaignId}`
}

export function CampaignTabs({ campaignId, here }: { campaignId: string; here: string }) {
  const base = campaignPath(campaignId)
  const pages = [
    { text: 'Plan', href: base },
    { text: 'Review', href: `${base}/review` },
    { text: 'Audit log', href: `/audit-log?campaign=${campaignId}` },
  ]
  return <SubPages label="Pages of this campaign" pages={pages} here={here} />
}

export const CAMPAIGNS = { text: 'Campaigns', href: '/campaigns' }
