import type { AudiencePeople, ListShown } from '../../audience/index.ts'
import { SummaryList } from '../components/blocks.tsx'
import { ContactPages, useSeesContacts } from '../components/contact-pages.tsx'
import { Page } from '../components/page.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { pageAddress } from '../page-address.ts'
import { reasonInWords } from '../words/ledger-words.ts'
import { counted, inWords } from '../words/numbers.ts'

type Use = ListShown['usedBy'][number]

/** Whom campaigns address, campaign by campaign. */
export function AudiencesPage({ lists }: { lists: readonly ListShown[] }) {
  const uses = new Map(lists.flatMap(({ usedBy }) => usedBy.map((use) => [addressOf(use), use] as const)))
  const campaigns = Map.groupBy(uses.values(), ({ campaign }) => campaign)
  return (
    <Page title="Audiences">
      <h1 class="govuk-heading-l">Audiences</h1>
      <ContactPages here="/contacts/audiences" />
      {campaigns.size === 0 ? (
        <p class="govuk-body">
          No audience has anybody to draw from yet. Import contacts, and give a campaign an audience.
        </p>
      ) : (
        <p class="govuk-body">Open one to see its rule, how many people it has now, and who cannot be written to.</p>
      )}
      {[...campaigns.values()].map((ofCampaign) => (
        <section>
          <h2 class="govuk-heading-m">
            <a class="govuk-link" href={`/campaigns/${ofCampaign[0]!.campaign}`}>
              {ofCampaign[0]!.campaignTitle}
            </a>
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {ofCampaign.map((use) => (
              <li>
                <a class="govuk-link" href={addressOf(use)}>
                  {use.title}
                  <span class="govuk-visually-hidden"> of {use.campaignTitle}</span>
                </a>{' '}
                <span class="app-quiet">{listsOf(use, lists)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

function addressOf({ campaign, audience }: Use): string {
  return `/contacts/audiences/${campaign}/${audience}`
}

function listsOf(use: Use, lists: readonly ListShown[]): string {
  if (use.byDefault) return 'from every list but the examples’'
  const names = lists.filter(({ usedBy }) => usedBy.some((one) => addressOf(one) === addressOf(use)))
  return `from the list ${names.map(({ name }) => name).join(', ')}`
}

interface AudienceProps {
  readonly people: AudiencePeople
  readonly campaign: { readonly id: string; readonly title: string }
}

/** One audience: its rule in words, its people now, and who of them can be written to. */
export function AudiencePage({ people, campaign }: AudienceProps) {
  const { title, list, population, rule } = people
  const drawnFrom = list === null ? 'every list but the examples’' : <ListLink list={list} />
  const known = [
    { key: 'Campaign', value: <CampaignLink {...campaign} /> },
    { key: 'Who', value: rule },
    { key: 'Drawn from', value: drawnFrom },
    ...(population === null
      ? []
      : [
          {
            key: 'Population',
            value: `${inWords(population.size)} (${population.source}, ${population.date})`,
          },
        ]),
  ]
  return (
    <Page title={title} crumbs={[{ text: 'Audiences', href: '/contacts/audiences' }]}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">
        <strong>
          {inWords(people.canBeWritten)} of {counted(people.people, 'person', 'people')}
        </strong>{' '}
        can be written to by e-mail now.
      </p>
      <SummaryList rows={known} />
      <div class="app-columns">
        <CountTable
          caption="Who cannot be written to"
          head="Why not"
          none="Everybody can be written to."
          rows={people.cannot.map(({ reason, people: count }) => [reasonInWords(reason), count])}
        />
        <CountTable
          caption="Languages"
          head="Language"
          none="Nobody is in this audience now."
          rows={people.languages.map(({ language, people: count }) => [language ?? 'not known', count])}
        />
      </div>
    </Page>
  )
}

function CampaignLink({ id, title }: { id: string; title: string }) {
  return (
    <a class="govuk-link" href={`/campaigns/${id}`}>
      {title}
    </a>
  )
}

function ListLink({ list }: { list: string }) {
  if (!useSeesContacts()) return <>the list {list}</>
  return (
    <a class="govuk-link" href={pageAddress('/contacts/people', { list })}>
      the list {list}
    </a>
  )
}

interface CountTableProps {
  readonly caption: string
  readonly head: string
  readonly none: string
  readonly rows: readonly (readonly [string, number])[]
}

function CountTable({ caption, head, none, rows }: CountTableProps) {
  if (rows.length === 0) {
    return (
      <section>
        <h2 class="govuk-heading-m">{caption}</h2>
        <p class="govuk-body">{none}</p>
      </section>
    )
  }
  return (
    <Table caption={caption} columns={[{ text: head }, { text: 'People', numeric: true }]}>
      {rows.map(([name, count]) => (
        <Row head={name}>
          <Cell numeric>{inWords(count)}</Cell>
        </Row>
      ))}
    </Table>
  )
}
