import { audienceInWords } from '../../audience/index.ts'
import type { CampaignPage } from '../../plan/index.ts'
import { FirstFew } from '../components/first-few.tsx'
import { EditLink, PartHeading } from '../components/part-heading.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { inWords } from '../words/numbers.ts'
import { campaignPath } from './campaign-head.tsx'

/** Whom the campaign is for, how many they are and by what rule they are found among the contacts. */
export function CampaignAudiences({ plan: { audiences, campaign } }: { plan: CampaignPage }) {
  const edit = `${campaignPath(campaign.id)}/edit/audience`
  return (
    <section aria-labelledby="audiences" class="app-part">
      <PartHeading
        id="audiences"
        title="Audience insight"
        asks="Who has to hear of it, how many they are, and how they are found."
        add={{ href: edit, text: 'Add an audience' }}
      />
      {audiences.length === 0 ? (
        <p class="govuk-body">No audience yet. Goals and activities need one.</p>
      ) : (
        <Table
          caption="Audiences"
          captionHidden
          stacks
          dense
          columns={[
            { text: 'Audience' },
            { text: 'People' },
            { text: 'Who belongs to it' },
            { text: 'Used by' },
            { text: 'Change', hidden: true },
          ]}
        >
          {audiences.map(({ id, title, population, rule, received, list, usedBy }) => (
            <Row
              head={
                <>
                  {title}
                  <br />
                  <span class="app-quiet">{id}</span>
                </>
              }
            >
              <Cell label="People">
                {population ? inWords(population.size) : 'not known'}
                {population && (
                  <>
                    <br />
                    <span class="app-quiet">
                      {population.source}, {population.date}
                    </span>
                  </>
                )}
              </Cell>
              <Cell label="Who belongs to it">
                {audienceInWords({ rule, received })}
                {list !== null && (
                  <>
                    <br />
                    <span class="app-quiet">on the list {list}</span>
                  </>
                )}
              </Cell>
              <Cell label="Used by">
                <Uses usedBy={usedBy} audience={id} campaign={campaign.id} />
              </Cell>
              <Cell>
                <EditLink href={`${edit}/${id}`} of={`audience ${id}`} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </section>
  )
}

/** Goals and activities by their names, each leading to where it is shown. */
function Uses({ usedBy, audience, campaign }: { usedBy: readonly string[]; audience: string; campaign: string }) {
  return (
    <FirstFew
      of={usedBy}
      none="nothing yet"
      each={(use) => {
        const [kind, id] = use.split(' ')
        const href = kind === 'goal' ? `#goal-${id}` : `${campaignPath(campaign)}/activities/${id}`
        return (
          <a class="govuk-link" href={href}>
            {use}
            <span class="govuk-visually-hidden"> for {audience}</span>
          </a>
        )
      }}
    />
  )
}
