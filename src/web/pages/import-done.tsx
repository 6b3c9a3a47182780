import type { ListShown } from '../../audience/index.ts'
import { ButtonLink } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { pageAddress } from '../page-address.ts'
import { counted } from '../words/numbers.ts'
import { labelOf } from '../words/part-words.ts'

/** After an import: the list as it is now, and where to go on. What the import did is told above it. */
export function ImportDonePage({ list }: { list: ListShown }) {
  const uses = list.usedBy
  return (
    <Page
      title={`The list ${list.name}`}
      crumbs={[
        { text: 'Contacts', href: '/contacts' },
        { text: 'Import contacts', href: '/contacts/import' },
      ]}
    >
      <h1 class="govuk-heading-l app-breaks">The list {list.name}</h1>
      <p class="govuk-body-l">{counted(list.people, 'person is', 'people are')} on this list now.</p>
      <h2 class="govuk-heading-m">Who writes to them</h2>
      {uses.length === 0 ? (
        <p class="govuk-body">
          No campaign draws from this list yet. Name it in an audience of a campaign, under “{labelOf('list')}”.
        </p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {uses.map(({ campaign, campaignTitle, audience, title }) => (
            <li>
              <a class="govuk-link" href={`/contacts/audiences/${campaign}/${audience}`}>
                {title}
              </a>{' '}
              of {campaignTitle}
            </li>
          ))}
        </ul>
      )}
      <div class="app-actions">
        <ButtonLink href={pageAddress('/contacts/people', { list: list.name })}>See these people</ButtonLink>
        <ButtonLink href="/contacts/import" kind="secondary">
          Import another file
        </ButtonLink>
      </div>
    </Page>
  )
}
