import type { UnsubscribePage as Facts } from '../../audience/index.ts'
import { Button, Form } from '../components/form.tsx'
import { Radios } from '../components/choices.tsx'
import { Page } from '../components/page.tsx'
import { unsubscribePhrases } from './unsubscribe-phrases.ts'

/** What a recipient sees who follows the link: a question. Nothing has happened yet, for scanners follow links too. */
export function UnsubscribePage({ facts }: { facts: Facts }) {
  const { language, phrases } = unsubscribePhrases(facts.language)
  return (
    <Page title={phrases.title} language={language} skip={phrases.skip}>
      <h1 class="govuk-heading-l">{phrases.title}</h1>
      <p class="govuk-body">{facts.already ? phrases.already : phrases.intro(facts.serviceName)}</p>
      <Form>
        <Radios
          name="scope"
          legend={phrases.question}
          options={[
            { value: 'campaign', text: phrases.onlyThis(facts.campaignTitle) },
            { value: 'all', text: phrases.all },
          ]}
          filled={{ values: { scope: 'campaign' }, problems: [] }}
        />
        <Button>{phrases.button}</Button>
      </Form>
    </Page>
  )
}

/** What they see after it has happened, with the way to stop everything. */
export function UnsubscribedPage({ facts, scope }: { facts: Facts; scope: 'campaign' | 'all' }) {
  const { language, phrases } = unsubscribePhrases(facts.language)
  return (
    <Page title={phrases.doneTitle} language={language} skip={phrases.skip}>
      <div class="app-card app-card--good" role="status">
        <h1 class="govuk-heading-l">{phrases.doneTitle}</h1>
        <p class="govuk-body">{scope === 'all' ? phrases.doneAll : phrases.doneThis(facts.campaignTitle)}</p>
      </div>
      {scope === 'campaign' && (
        <Form>
          <input type="hidden" name="scope" value="all" />
          <Button kind="secondary">{phrases.also}</Button>
        </Form>
      )}
    </Page>
  )
}

/** For a link that is broken, and for one in a test message. */
export function NothingToUnsubscribePage({ test, language: wanted }: { test?: boolean; language: string }) {
  const { language, phrases } = unsubscribePhrases(wanted)
  const title = test ? phrases.testTitle : phrases.notFoundTitle
  return (
    <Page title={title} language={language} skip={phrases.skip}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{test ? phrases.test : phrases.notFound}</p>
    </Page>
  )
}
