import { datesMeant, type PartForm } from '../../plan/index.ts'
import { Inset, Warning } from '../components/blocks.tsx'
import { Button, ButtonLink, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { wallInWords } from '../words/moment.ts'
import { nameOf, nounOf } from '../words/part-words.ts'
import { crumbsOf } from './edit-part.tsx'
import { editPath } from './edit-path.ts'

interface RemovePartProps {
  readonly form: PartForm
  /** People who have got the activity already. */
  readonly reached: string | undefined
  readonly refused?: string | undefined
  readonly now: Date
}

/** Asks before a part is taken out; what others use is not taken out. */
export function RemovePartPage({ form, reached, refused, now }: RemovePartProps) {
  const name = nameOf(form.part)
  const isUsed = form.usedBy.length > 0
  return (
    <Page title={`Remove ${name} – ${form.campaign.title}`} crumbs={crumbsOf(form)}>
      <span class="govuk-caption-l">{form.campaign.title}</span>
      <h1 class="govuk-heading-l">{isUsed ? `The ${name} cannot be removed` : `Remove ${name}?`}</h1>
      {refused !== undefined && <Warning>{refused}</Warning>}
      <Inset>{summaryOf(form, now)}</Inset>
      {isUsed ? <Uses form={form} /> : <Confirm form={form} reached={reached} />}
    </Page>
  )
}

function Confirm({ form, reached }: Pick<RemovePartProps, 'form' | 'reached'>) {
  return (
    <>
      <p class="govuk-body">{reached ?? consequenceOf(form)}</p>
      <Form>
        <input type="hidden" name="seen" value={form.seen} />
        <div class="app-actions">
          <Button kind="warning">Remove this {nounOf(form.part)}</Button>
          <a class="govuk-link app-cancel" href={editPath(form)}>
            Keep it
          </a>
        </div>
      </Form>
    </>
  )
}

function Uses({ form }: { form: PartForm }) {
  return (
    <>
      <p class="govuk-body">These use it. Change or remove them first:</p>
      <ul class="govuk-list govuk-list--bullet">
        {form.usedBy.map((use) => (
          <li>
            <a class="govuk-link" href={`/campaigns/${form.campaign.id}/edit/${use.replace(' ', '/')}`}>
              {use}
            </a>
          </li>
        ))}
      </ul>
      <ButtonLink kind="secondary" href={editPath(form)}>
        Back to the {nounOf(form.part)}
      </ButtonLink>
    </>
  )
}

function summaryOf(form: PartForm, now: Date): string {
  const { part, values, campaign, choices } = form
  const { kind } = part
  if (kind === 'message') return values[`subject.${campaign.languages[0]}`] ?? ''
  if (kind === 'goal') return `${values['metric']}: ${values['target']} by ${values['by']}`
  if (kind !== 'activity') return values['title'] ?? values['text'] ?? ''
  const date = datesMeant(form, values, now)?.dates[0]
  const audience = choices.audiences.find(({ id }) => id === values['audience'])
  const when = date ? `${wallInWords(date.wall)} ${date.zone}` : values['when']
  return `Message ${values['message']} to “${audience?.title ?? values['audience']}”, ${when}`
}

function consequenceOf({ part, campaign }: PartForm): string {
  if (part.kind === 'activity') return 'It has not gone out to anybody, and it will not.'
  const kept = campaign.languages.length > 1 && part.kind === 'message' ? ' with its texts in every language' : ''
  return `It is taken out of the campaign${kept}. The audit log keeps what it was.`
}
