import type { MailPreview, Progress } from '../../dispatch/index.ts'
import type { audiencePeople } from '../../audience/index.ts'
import type { ActivityPage } from '../../plan/index.ts'
import { ApprovalStrip } from '../components/approval-strip.tsx'
import { SubPages, Tag } from '../components/blocks.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { Filled } from '../components/fields.tsx'
import { Page } from '../components/page.tsx'
import { ActivityContent } from './activity-content.tsx'
import { ActivityFacts } from './activity-facts.tsx'
import { activityPath } from './activity-path.ts'
import { ActivityProgress } from './activity-progress.tsx'
import { ActivityTest } from './activity-test.tsx'
import { subjectInWords } from '../../render/index.ts'

/** Everything that is known of an activity at one moment. */
export interface ActivityShown {
  readonly activity: ActivityPage
  readonly progress: Progress
  /** Who it would go to now; absent once its audience was frozen. */
  readonly people: Awaited<ReturnType<typeof audiencePeople>> | undefined
  /** How many of them have no zone that is known, where their own clocks count. */
  readonly withoutZone: number | undefined
  readonly preview: MailPreview
  /** Only whoever is written to in it is stepped through. */
  readonly language: string | undefined
  readonly now: Date
  /** Where tests arrive: in the built-in inbox, or at the address. */
  readonly testsAreCaught: boolean
  readonly filled: Filled
}

/** One activity: how it stands, when it goes to whom, its approval, its text beside the mail, a test. */
export function OneActivityPage(shown: ActivityShown) {
  const { activity, progress, now, filled } = shown
  const base = activityPath(activity.campaign.id, activity.activity)
  const title = subjectInWords(activity.label, activity.activity)
  return (
    <Page title={title} crumbs={crumbsOf(activity)} hasProblems={filled.problems.length > 0}>
      <ErrorSummary problems={filled.problems} />
      <ActivityHead activity={activity} title={title} />
      <ActivityTabs base={base} here={base} />
      <ActivityProgress activity={activity} progress={progress} base={base} now={now} />
      <ActivityFacts {...shown} />
      <ApprovalStrip activity={activity} base={base} filled={filled} />
      <ActivityContent {...shown} base={base} />
      <ActivityTest {...shown} base={base} />
    </Page>
  )
}

export function crumbsOf({ campaign }: Pick<ActivityPage, 'campaign'>) {
  return [
    { text: 'Campaigns', href: '/campaigns' },
    { text: campaign.title, href: `/campaigns/${campaign.id}` },
  ]
}

/** What it is called by people, above it what it is called in the plan. */
export function ActivityHead({ activity, title }: { activity: ActivityPage; title: string }) {
  return (
    <>
      <span class="govuk-caption-l">
        Activity {activity.activity} {activity.campaign.isExample && <Tag tone="plain">example</Tag>}
      </span>
      <h1 class="govuk-heading-l">{title}</h1>
    </>
  )
}

export function ActivityTabs({ base, here }: { base: string; here: string }) {
  const pages = [
    { text: 'Activity', href: base },
    { text: 'Ledger', href: `${base}/ledger` },
  ]
  return <SubPages label="Pages of this activity" pages={pages} here={here} />
}
