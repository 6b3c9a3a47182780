import type { CampaignPage } from '../../plan/index.ts'
import { Method, type Review, ReviewBody } from '../../review/index.ts'
import { Page } from '../components/page.tsx'
import { zonedInWords } from '../words/zoned.ts'
import { CAMPAIGNS, CampaignHead, campaignPath, CampaignTabs } from './campaign-head.tsx'

type ReviewProps = Pick<CampaignPage, 'campaign' | 'launch'> & { readonly review: Review; readonly now: Date }

/** The evaluation report of a campaign as it stands now, with the same as files. */
export function ReviewPage({ campaign, launch, review, now }: ReviewProps) {
  const base = `${campaignPath(campaign.id)}/review`
  const counted = Date.parse(review.writtenAt)
  return (
    <Page
      title={`Review – ${campaign.title}`}
      crumbs={[CAMPAIGNS, { text: campaign.title, href: campaignPath(campaign.id) }]}
    >
      <CampaignHead campaign={campaign} launch={launch} now={now} />
      <CampaignTabs campaignId={campaign.id} here={base} />
      <p class="govuk-body">
        Counted {zonedInWords(counted, launch.zone)} ({launch.zone}). Take it along as{' '}
        <a class="govuk-link" href={`${base}.html`} download>
          a page to print or send
        </a>
        ,{' '}
        <a class="govuk-link" href={`${base}.csv`} download>
          a spreadsheet (CSV)
        </a>{' '}
        or{' '}
        <a class="govuk-link" href={`${base}.json`} download>
          data (JSON)
        </a>
        .
      </p>
      <div class="app-review">
        <ReviewBody review={review} />
        <section>
          <Method isExample={campaign.isExample} />
        </section>
      </div>
    </Page>
  )
}
