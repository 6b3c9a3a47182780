import type { UnsubscribePage as Facts } from '../../audience/index.ts'
import { Page } from '../components/page.tsx'
import { unsubscribePhrases } from './unsubscribe-phrases.ts'

/** What a recipient sees who follows the link: a question. Nothing has happened yet, for scanners follow links too. */
export function UnsubscribePage({ facts }: { facts: Facts }) {
  const { language, phrases } = unsubscribePhrases(facts.language)
  return (
    <Page title={phrases.title} language={language} skip={phrases.skip}>
      <h1>{phrases.title}</h1>
      <p>{facts.already ? phrases.already : phrases.intro(facts.serviceName)}</p>
      <form method="post">
        <fieldset>
          <legend>{phrases.question}</legend>
          <Choice value="campaign" label={phrases.onlyThis(facts.campaignTitle)} checked />
          <Choice value="all" label={phrases.all} />
        </fieldset>
        <button type="submit">{phrases.button}</button>
      </form>
    </Page>
  )
}

function Choice(props: { value: string; label: string; checked?: boolean }) {
  return (
    <div class="choice">
      <input type="radio" name="scope" id={props.value} value={props.value} checked={props.checked ?? false} />
      <label for={props.value}>{props.label}</label>
    </div>
  )
}

/** What they see after it has happened, with the way to stop everything. */
export function UnsubscribedPage({ facts, scope }: { facts: Facts; scope: 'campaign' | 'all' }) {
  const { language, phrases } = unsubscribePhrases(facts.language)
  return (
    <Page title={phrases.doneTitle} language={language} skip={phrases.skip}>
      <div class="done" role="status">
        <h1>{phrases.doneTitle}</h1>
        <p>{scope === 'all' ? phrases.doneAll : phrases.doneThis(facts.campaignTitle)}</p>
      </div>
      {scope === 'campaign' && (
        <form method="post">
          <input type="hidden" name="scope" value="all" />
          <button type="submit">{phrases.also}</button>
        </form>
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
      <h1>{title}</h1>
      <p>{test ? phrases.test : phrases.notFound}</p>
    </Page>
  )
}
