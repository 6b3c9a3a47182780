import { Details, Tag } from '../components/blocks.tsx'
import { Checkboxes, Radios } from '../components/choices.tsx'
import { TextArea, TextField } from '../components/fields.tsx'
import { labelOf, languageInWords } from '../words/part-words.ts'
import type { Editing } from './edit-fields.tsx'
import { IdField } from './edit-id.tsx'
import { FollowsTyping, TextsOfMessage } from './texts-inspected.tsx'

const PURPOSES = [
  {
    value: 'public-task',
    text: 'Public task',
    hint: 'Tells people of a public service. To everybody who did not object',
  },
  { value: 'service', text: 'Service', hint: 'Part of a service that they use, such as a deadline that concerns them' },
  { value: 'marketing', text: 'Marketing', hint: 'Only to people who said yes to it' },
  { value: 'emergency', text: 'Emergency', hint: 'Cannot wait: goes out in the quiet hours too' },
]

/** A subject and a text in every language of the campaign, side by side. */
export function MessageFields(editing: Editing) {
  const { form, filled } = editing
  const chosen = (filled.values['core'] ?? '').split(/[\s,]+/).filter((id) => id !== '')
  return (
    <>
      <div class="app-form">
        <IdField {...editing} example="first-reminder" />
      </div>
      <input type="hidden" name="channel" value={filled.values['channel']} />
      <Names {...form.choices} />
      <div class="app-languages">
        {form.campaign.languages.map((language, index) => (
          <Variant language={language} isFirst={index === 0} {...editing} />
        ))}
      </div>
      <div class="app-form">
        {form.choices.coreMessages.length > 0 && (
          <Checkboxes
            name="core"
            legend={labelOf('core')}
            small
            filled={filled}
            options={inChosenOrder(form.choices.coreMessages, chosen)}
          />
        )}
        <Radios name="purpose" legend={labelOf('purpose')} options={PURPOSES} small filled={filled} />
      </div>
    </>
  )
}

/** A browser sends boxes in the order of the page: what is chosen stands first, so that saving does not change its order. */
function inChosenOrder(messages: readonly { id: string; text: string }[], chosen: readonly string[]) {
  const known = chosen.filter((id) => messages.some((message) => message.id === id))
  const others = messages.filter(({ id }) => !known.includes(id))
  const first = known.flatMap((id) => messages.filter((message) => message.id === id))
  return [...first, ...others].map(({ id, text }) => ({ value: id, text }))
}

function Variant({ language, isFirst, filled, texts }: Editing & { language: string; isFirst: boolean }) {
  const inspected = texts?.message?.find((one) => one.language === language)
  const [subject, body] = [`subject.${language}`, `body.${language}`]
  const isMissing = ![subject, body].some((name) => (filled.values[name] ?? '').trim() !== '')
  const word = languageInWords(language)
  return (
    <fieldset class="govuk-fieldset app-language">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
        {word} {isMissing && <Tag tone="attention">missing</Tag>}
      </legend>
      <p class="app-quiet">
        {isFirst
          ? 'Whoever reads none of the campaign’s languages gets this one.'
          : isMissing
            ? `People who read ${word} get the first language until this is written.`
            : `People who read ${word} get this one.`}
      </p>
      <TextField name={subject} label={labelOf(subject)} language={language} filled={filled} />
      <TextArea name={body} label={labelOf(body)} rows={18} language={language} filled={filled} />
      <FollowsTyping name={`said-${language}`} around="fieldset">
        {inspected && <TextsOfMessage {...inspected} />}
      </FollowsTyping>
    </fieldset>
  )
}

/** Beside a name: what our own helpers make of values, and what they print that is no value of the reader. */
function Names({ names, helplines }: Pick<Editing['form']['choices'], 'names' | 'helplines'>) {
  const [hotline = 'hotline'] = helplines
  return (
    <Details summary="What a text may contain">
      <p class="govuk-body">These names are replaced for each person. Copy them with both pairs of braces.</p>
      <ul class="app-names">
        {names.map((name) => (
          <li>
            <code>{`{{${name}}}`}</code>
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <code>{'{{#if first_name}}Dear {{first_name}}{{else}}Hello{{/if}}'}</code> says something else where a name is
        missing. <code>{'{{date renewal_due "long"}}'}</code>, <code>{'{{number people}}'}</code>,{' '}
        <code>{'{{money 14 "GBP"}}'}</code>, <code>{'{{plural days one="# day" other="# days"}}'}</code> and{' '}
        <code>{'{{list towns}}'}</code> say it in the language of the text.
      </p>
      <p class="govuk-body">
        <code>{`{{contact "${hotline}"}}`}</code> prints a helpline of the campaign
        {helplines.length > 0 ? ` (${helplines.join(', ')})` : ', once it has one'};{' '}
        <code>{`{{contact "${hotline}" "phone"}}`}</code> its number alone, and so <code>name</code> and{' '}
        <code>hours</code>. <code>{'{{link service.url "Renew online"}}'}</code> leads to an address that is the same
        for all, and its visits are counted. Mails and SMS show no codes and no charts: put them on an information
        sheet, and lead there.
      </p>
      <p class="govuk-body">
        An empty line begins a paragraph, <code>**bold**</code>, <code>## A heading</code>,{' '}
        <code>- an item of a list</code>, <code>[words](https://renew.example.gov)</code> a link. How to unsubscribe is
        added below every message.
      </p>
    </Details>
  )
}
