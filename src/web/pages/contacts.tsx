import type { ListShown } from '../../audience/index.ts'
import { Tag } from '../components/blocks.tsx'
import { ContactPages, useSeesContacts } from '../components/contact-pages.tsx'
import { ButtonLink } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { SearchBox } from '../components/search-box.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { pageAddress } from '../page-address.ts'
import { inWords } from '../words/numbers.ts'

export const SEARCH_HINT = 'A whole e-mail address or phone number, or how an id or a name begins'

/** The lists of contacts: how many are on each, and for whom. */
export function ContactsPage({ lists }: { lists: readonly ListShown[] }) {
  const seesContacts = useSeesContacts()
  return (
    <Page title="Contacts">
      <div class="app-title">
        <h1 class="govuk-heading-l">Contacts</h1>
        {seesContacts && <ButtonLink href="/contacts/import">Import contacts</ButtonLink>}
      </div>
      <ContactPages here="/contacts" />
      {seesContacts ? (
        <SearchBox action="/contacts/search" label="Find somebody" hint={SEARCH_HINT} text="" />
      ) : (
        <p class="govuk-body">You see how many people are on each list. Planners and operators see who they are.</p>
      )}
      {lists.length === 0 ? (
        <div class="app-card">
          <h2 class="govuk-heading-s">No contacts yet</h2>
          <p class="govuk-body">
            Contacts come in as a CSV file with a row per person. It is checked first, and nothing goes in before you
            say so.
          </p>
        </div>
      ) : (
        <Table
          caption="Lists"
          stacks
          columns={[{ text: 'List' }, { text: 'People', numeric: true }, { text: 'Used by' }]}
        >
          {lists.map((list) => (
            <ListRow list={list} isLink={seesContacts} />
          ))}
        </Table>
      )}
    </Page>
  )
}

function ListRow({ list, isLink }: { list: ListShown; isLink: boolean }) {
  const { name, isExample, people, usedBy } = list
  return (
    <Row
      head={
        <>
          {isLink ? (
            <a class="govuk-link app-breaks" href={pageAddress('/contacts/people', { list: name })}>
              {name}
            </a>
          ) : (
            <span class="app-breaks">{name}</span>
          )}{' '}
          {isExample && <Tag tone="plain">example</Tag>}
        </>
      }
    >
      <Cell label="People" numeric>
        {inWords(people)}
      </Cell>
      <Cell label="Used by">
        <UsedBy usedBy={usedBy} list={name} />
      </Cell>
    </Row>
  )
}

/** Which campaigns a list serves; each leads to the campaign. */
function UsedBy({ usedBy, list }: Pick<ListShown, 'usedBy'> & { list: string }) {
  if (usedBy.length === 0) return <span class="app-quiet">no campaign</span>
  const campaigns = [...new Map(usedBy.map((use) => [use.campaign, use.campaignTitle]))]
  return (
    <ul class="govuk-list app-list">
      {campaigns.map(([campaign, title]) => (
        <li>
          <a class="govuk-link" href={`/campaigns/${campaign}`}>
            {title}
            <span class="govuk-visually-hidden"> uses {list}</span>
          </a>{' '}
          <span class="app-quiet">
            {usedBy
              .filter((use) => use.campaign === campaign)
              .map(({ title: audience, byDefault }) => (byDefault ? `${audience} (takes every list)` : audience))
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
