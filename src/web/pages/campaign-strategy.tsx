import type { CampaignPage } from '../../plan/index.ts'
import { SummaryList } from '../components/blocks.tsx'
import { LanguagesCell, UsesCell } from '../components/part-cells.tsx'
import { EditLink, PartHeading } from '../components/part-heading.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { useMayAct } from '../show.tsx'
import { channelInWords } from '../words/launch-words.ts'
import { campaignPath } from './campaign-head.tsx'
import { CampaignMaterials } from './campaign-materials.tsx'
import { subjectInWords } from '../../render/index.ts'

/** What is said, in which messages, by which channels. */
export function CampaignStrategy({ plan }: { plan: CampaignPage }) {
  const { strategy, campaign } = plan
  const base = campaignPath(campaign.id)
  return (
    <section aria-labelledby="strategy" class="app-part">
      <PartHeading
        id="strategy"
        title="Strategy"
        asks="What people are to take away, in which messages, and by which channels."
        add={{ href: `${base}/edit/core-message`, text: 'Add a core message' }}
      />
      <h3 class="govuk-heading-s">Core messages</h3>
      {strategy.coreMessages.length === 0 ? (
        <p class="govuk-body">No core message yet: say in a sentence what people are to take away.</p>
      ) : (
        <ol class="app-core">
          {strategy.coreMessages.map(({ id, text, proof, usedBy }) => (
            <li>
              <p class="app-core__text">“{text}”</p>
              <p class="app-quiet">
                {proof && `Proof: ${proof}. `}
                {usedBy.length === 0
                  ? 'No message or material carries it yet.'
                  : `Carried by ${usedBy.join(', ')}.`}{' '}
                <EditLink href={`${base}/edit/core-message/${id}`} of={`core message ${id}`} />
              </p>
            </li>
          ))}
        </ol>
      )}
      <Messages strategy={strategy} base={base} />
      <CampaignMaterials materials={strategy.materials} base={base} />
      <h3 class="govuk-heading-s">Channels</h3>
      <SummaryList
        rows={strategy.channels.map(({ id, kind, rate }) =>
          kind === 'offline'
            ? { key: channelInWords(id), value: 'Offline: people put it up, and say so' }
            : {
                key: id === kind ? channelInWords(kind) : `${channelInWords(kind)} (${id})`,
                value: rate ? `At most ${rate}` : 'As fast as the provider takes it',
                action: <EditLink href={`${base}/edit/rate`} of={`the rate of ${channelInWords(kind)}`} />,
              },
        )}
      />
    </section>
  )
}

function Messages({ strategy, base }: { strategy: CampaignPage['strategy']; base: string }) {
  const edit = `${base}/edit/message`
  return (
    <>
      <MessagesHeading edit={edit} />
      {strategy.messages.length === 0 ? (
        <p class="govuk-body">No message yet. An activity sends one.</p>
      ) : (
        <Table
          caption="Messages"
          captionHidden
          stacks
          dense
          columns={[
            { text: 'Subject' },
            { text: 'Purpose' },
            { text: 'Languages' },
            { text: 'Sent by' },
            { text: 'Change', hidden: true },
          ]}
        >
          {strategy.messages.map(({ id, channel, purpose, subject, languages, missing, usedBy }) => (
            <Row
              head={
                <>
                  {subjectInWords(subject, 'No subject yet')}
                  <br />
                  <span class="app-quiet">
                    {id}, {channelInWords(channel)}
                  </span>
                </>
              }
            >
              <Cell label="Purpose">{purpose}</Cell>
              <LanguagesCell languages={languages} missing={missing} />
              <UsesCell label="Sent by" activities={usedBy} base={base} />
              <Cell>
                <EditLink href={`${edit}/${id}`} of={`message ${id}`} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </>
  )
}

function MessagesHeading({ edit }: { edit: string }) {
  return (
    <div class="app-title">
      <h3 class="govuk-heading-s">Messages</h3>
      {useMayAct('planner') && (
        <a class="govuk-link" href={edit}>
          Add a message
        </a>
      )}
    </div>
  )
}
