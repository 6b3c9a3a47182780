import type { ContactLine } from '../../audience/index.ts'
import { Pager, Tag } from '../components/blocks.tsx'
import { Page } from '../components/page.tsx'
import { SearchBox } from '../components/search-box.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { reasonInWords } from '../words/ledger-words.ts'
import { counted } from '../words/numbers.ts'
import { SEARCH_HINT } from './contacts.tsx'

interface ContactsPeopleProps {
  readonly contacts: readonly ContactLine[]
  /** The list whose people these are. */
  readonly list: string | undefined
  /** What was looked for. */
  readonly text: string
  readonly first: string | undefined
  readonly next: string | undefined
}

/** People of a list, or those who were found. */
export function ContactsPeoplePage({ contacts, list, text, first, next }: ContactsPeopleProps) {
  const title = list === undefined ? 'Contacts found' : `People on ${list}`
  return (
    <Page title={title} crumbs={[{ text: 'Contacts', href: '/contacts' }]}>
      <h1 class="govuk-heading-l app-breaks">{title}</h1>
      <SearchBox action="/contacts/search" label="Find somebody" hint={SEARCH_HINT} text={text} />
      {contacts.length === 0 ? (
        <Nobody list={list} text={text} />
      ) : (
        <>
          {list === undefined && (
            <p class="govuk-body">
              {next === undefined && first === undefined
                ? `${counted(contacts.length, 'person', 'people')} for “${text}”`
                : `People for “${text}”, a page at a time`}
            </p>
          )}
          <div class="app-people">
            <Table
              caption={title}
              captionHidden
              dense
              stacks
              columns={[
                { text: 'Name' },
                { text: 'Id' },
                { text: 'Addresses' },
                { text: 'Language' },
                { text: listsHeading(list) },
                { text: 'By e-mail' },
              ]}
            >
              {contacts.map((contact) => (
                <ContactRow contact={contact} list={list} />
              ))}
            </Table>
          </div>
        </>
      )}
      <Pager label="Pages of contacts" first={first} next={next} />
    </Page>
  )
}

function Nobody({ list, text }: { list: string | undefined; text: string }) {
  if (list !== undefined) return <p class="govuk-body">Nobody is on this list any more.</p>
  if (text === '') return <p class="govuk-body">Type what you look for, and choose Search.</p>
  return (
    <p class="govuk-body">
      Nobody was found for “{text}”. Addresses are found only whole; ids and names by how they begin.
    </p>
  )
}

/** Where everybody is on one list, only other lists tell anything. */
function listsHeading(list: string | undefined): string {
  return list === undefined ? 'Lists' : 'Other lists'
}

function ContactRow({ contact, list }: { contact: ContactLine; list: string | undefined }) {
  const { id, key, name, email, phone, language, lists, whyNot, leftCampaigns } = contact
  return (
    <Row
      head={
        <a class="govuk-link app-breaks" href={`/contacts/${id}`}>
          {name || `Contact ${id}`}
          {name !== '' && <span class="govuk-visually-hidden">, contact {id}</span>}
        </a>
      }
    >
      <Cell label="Id">{key}</Cell>
      <Cell>
        {email !== null && <span class="app-breaks">{email}</span>} {email !== null && phone !== null && <br />}
        {phone !== null && <span class="app-nowrap">{phone}</span>}
      </Cell>
      <Cell label="Language">{language}</Cell>
      <Cell label={listsHeading(list)}>{lists.filter((other) => other !== list).join(', ')}</Cell>
      <Cell label="By e-mail">
        {whyNot === null ? (
          <Tag tone="good">yes</Tag>
        ) : (
          <>
            <Tag tone="attention">no</Tag> {reasonInWords(whyNot)}
          </>
        )}
        {leftCampaigns.length > 0 && (
          <span class="app-quiet"> but not from {counted(leftCampaigns.length, 'campaign', 'campaigns')}</span>
        )}
      </Cell>
    </Row>
  )
}
