import type { Attention, CampaignSummary, ComingUp, WaitingForApproval } from '../../plan/index.ts'
import { PutUpOn } from '../components/put-up-on.tsx'
import { AttentionList } from '../components/attention.tsx'
import { Tag } from '../components/blocks.tsx'
import { ButtonLink } from '../components/form.tsx'
import { Moment } from '../components/moment.tsx'
import { Page } from '../components/page.tsx'
import { StatusTag } from '../components/status.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { useMayAct } from '../show.tsx'
import { counted, inWords } from '../words/numbers.ts'
import { subjectInWords } from '../../render/index.ts'
import { WaitingPart } from './campaigns-waiting.tsx'

interface CampaignsProps {
  readonly campaigns: readonly CampaignSummary[]
  readonly matters: readonly Attention[]
  readonly waiting: readonly WaitingForApproval[]
  readonly soon: readonly ComingUp[]
  /** All that needs attention and all that goes out soon, not only the first of it. */
  readonly isWhole: boolean
  readonly now: Date
}

const FIRST = 8

/** What needs a person today, what goes out next, and every campaign. */
export function CampaignsPage({ campaigns, matters, waiting, soon, isWhole, now }: CampaignsProps) {
  const mayPlan = useMayAct('planner')
  const shown = (count: number) => (isWhole ? count : FIRST)
  return (
    <Page title="Campaigns">
      <div class="app-title">
        <h1 class="govuk-heading-l">Campaigns</h1>
        {mayPlan && <ButtonLink href="/campaigns/new">New campaign</ButtonLink>}
      </div>
      {campaigns.length === 0 ? (
        <p class="govuk-body-l">
          There is no campaign yet.{' '}
          {mayPlan ? 'Start with its title and the date of the launch.' : 'A planner starts the first one.'}
        </p>
      ) : (
        <>
          <section aria-labelledby="attention" class="app-part app-part--first">
            <h2 class="govuk-heading-m" id="attention">
              Needs attention{matters.length > 0 && ` (${inWords(matters.length)})`}
            </h2>
            {matters.length === 0 && <p class="govuk-body">Nothing needs a person now.</p>}
            <AttentionList matters={matters.slice(0, shown(matters.length))} ofMany />
            {!isWhole && matters.length > FIRST && (
              <p class="govuk-body">
                <a class="govuk-link" href="/campaigns?show=all#attention">
                  Show all {counted(matters.length, 'matter', 'matters')} that need attention
                </a>
              </p>
            )}
          </section>
          <WaitingPart waiting={waiting} now={now} />
          <Soon soon={soon.slice(0, shown(soon.length))} count={soon.length} now={now} />
          <AllCampaigns campaigns={campaigns} matters={matters} now={now} />
        </>
      )}
    </Page>
  )
}

function Soon({ soon, count, now }: { soon: readonly ComingUp[]; count: number; now: Date }) {
  return (
    <section aria-labelledby="soon" class="app-part">
      <h2 class="govuk-heading-m" id="soon">
        Goes out in the next 7 days{count > 0 && ` (${inWords(count)})`}
      </h2>
      {count === 0 ? (
        <p class="govuk-body">Nothing goes out in the next 7 days.</p>
      ) : (
        <Table
          caption="What goes out in the next 7 days"
          captionHidden
          stacks
          columns={[{ text: 'When' }, { text: 'What' }, { text: 'To' }, { text: 'State' }]}
        >
          {soon.map((line) => (
            <Row head={<Moment {...line} now={now} />}>
              <Cell>
                <a class="govuk-link" href={`/campaigns/${line.campaign.id}/activities/${line.activity}`}>
                  {subjectInWords(line.label, line.activity)}
                </a>
                <br />
                <span class="app-quiet">{line.campaign.title}</span>
              </Cell>
              <Cell label="To">{line.audience?.title ?? <PutUpOn {...line} />}</Cell>
              <Cell>
                <StatusTag status={line.status} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {soon.length < count && (
        <p class="govuk-body">
          <a class="govuk-link" href="/campaigns?show=all#soon">
            Show all {counted(count, 'activity', 'activities')} of the next 7 days
          </a>
        </p>
      )}
    </section>
  )
}

const STATE_TONES = { running: 'good', paused: 'attention', postponed: 'attention', cancelled: 'plain' } as const

function AllCampaigns({ campaigns, matters, now }: Pick<CampaignsProps, 'campaigns' | 'matters' | 'now'>) {
  const mattersOf = Map.groupBy(matters, ({ campaign }) => campaign.id)
  return (
    <section aria-labelledby="all" class="app-part">
      <h2 class="govuk-heading-m" id="all">
        All campaigns ({inWords(campaigns.length)})
      </h2>
      <Table
        caption="All campaigns, the earliest launch first"
        captionHidden
        stacks
        columns={[
          { text: 'Campaign' },
          { text: 'Launch' },
          { text: 'State' },
          { text: 'Activities', numeric: true },
          { text: 'Need attention', numeric: true },
        ]}
      >
        {campaigns.map((one) => (
          <CampaignRow one={one} matters={mattersOf.get(one.campaign)?.length ?? 0} now={now} />
        ))}
      </Table>
    </section>
  )
}

function CampaignRow({ one, matters, now }: { one: CampaignSummary; matters: number; now: Date }) {
  const path = `/campaigns/${one.campaign}`
  const of = <span class="govuk-visually-hidden"> of {one.title}</span>
  return (
    <Row
      head={
        <>
          <a class="govuk-link" href={path}>
            {one.title}
          </a>{' '}
          {one.isExample && <Tag tone="plain">example</Tag>}
        </>
      }
    >
      <Cell label="Launch">
        {one.status === 'postponed' && 'was planned for '}
        <Moment {...one.launch} now={one.status === 'postponed' ? undefined : now} />
      </Cell>
      <Cell>
        <Tag tone={STATE_TONES[one.status]}>{one.status}</Tag>
      </Cell>
      <Cell numeric label="Activities">
        {one.activities === 0 ? (
          'none yet'
        ) : (
          <a class="govuk-link" href={`${path}#implementation`}>
            {inWords(one.activities)}
            <span class="govuk-visually-hidden"> activities</span>
            {of}
          </a>
        )}
      </Cell>
      <Cell numeric label="Need attention">
        {matters === 0 ? (
          '0'
        ) : (
          <a class="govuk-link" href={`${path}#attention`}>
            {inWords(matters)}
            <span class="govuk-visually-hidden"> that need attention</span>
            {of}
          </a>
        )}
      </Cell>
    </Row>
  )
}
