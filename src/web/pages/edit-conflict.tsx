import type { PartForm } from '../../plan/index.ts'
import { Details, Tag, Warning } from '../components/blocks.tsx'
import { Button, ButtonLink, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { openedOf } from '../merged-edit.ts'
import { counted } from '../words/numbers.ts'
import { labelOf, nameOf } from '../words/part-words.ts'
import { crumbsOf } from './edit-part.tsx'
import { editPath } from './edit-path.ts'
import { Carried, Version, whyInWords } from './edit-versions.tsx'

type Values = Readonly<Record<string, string>>

interface EditConflictProps {
  /** As it is now. */
  readonly form: PartForm
  /** As this person typed it. */
  readonly typed: Values
  /** The same, with what others saved in the fields that this person left alone. */
  readonly merged: Values
  /** Who changed it when. */
  readonly why: string
}

/** Somebody else changed the same part meanwhile: both versions side by side, and nothing is lost or overwritten unseen. */
export function EditConflictPage({ form, typed, merged, why }: EditConflictProps) {
  const names = Object.keys(form.values).filter((name) => name !== 'id' && !isOfFile(name))
  const files = Object.keys(merged).filter((name) => isOfFile(name) && merged[name] !== '')
  const isSaved = (values: Values, name: string) => isSame(values[name] ?? '', form.values[name] ?? '')
  const differing = names.filter((name) => !isSaved(merged, name))
  const theirs = names.filter((name) => isSaved(merged, name) && !isSaved(typed, name))
  const same = names.filter((name) => isSaved(typed, name) && form.values[name] !== '')
  return (
    <Page title={`Two versions of ${nameOf(form.part)}`} crumbs={crumbsOf(form)} hasProblems>
      <span class="govuk-caption-l">{form.campaign.title}</span>
      <h1 class="govuk-heading-l">Somebody else changed {nameOf(form.part)}</h1>
      <Warning>{whyInWords(why, form)}</Warning>
      <p class="govuk-body">
        What you typed is here, beside what is saved now.{' '}
        {`${counted(differing.length, 'field differs', 'fields differ')}.`}
      </p>
      {differing.map((name) => (
        <Difference name={name} mine={merged[name] ?? ''} theirs={form.values[name] ?? ''} />
      ))}
      {theirs.length > 0 && (
        <p class="govuk-body">
          You left these as they were, so the change of the other person stays either way:{' '}
          {theirs.map(labelOf).join(', ')}.
        </p>
      )}
      {files.length > 0 && (
        <p class="govuk-body">A file that you chose is saved with yours: {files.map(labelOf).join(', ')}.</p>
      )}
      <Form action={editPath(form)} upload>
        <Carried values={{ ...merged, seen: form.seen, opened: openedOf(form.values) }} />
        <div class="app-actions">
          <Button kind="warning" name="act" value="save">
            Save mine over it
          </Button>
          <Button kind="secondary" name="act" value="again">
            Go on editing mine
          </Button>
          <ButtonLink kind="secondary" href={editPath(form)}>
            Keep theirs
          </ButtonLink>
        </div>
      </Form>
      {same.length > 0 && (
        <Details summary={`The same in both: ${counted(same.length, 'field', 'fields')}`}>
          <ul class="govuk-list govuk-list--bullet">
            {same.map((name) => (
              <li>{labelOf(name)}</li>
            ))}
          </ul>
        </Details>
      )}
    </Page>
  )
}

function Difference({ name, mine, theirs }: { name: string; mine: string; theirs: string }) {
  return (
    <section class="app-difference">
      <h2 class="govuk-heading-s">
        {labelOf(name)} <Tag tone="attention">differs</Tag>
      </h2>
      <div class="app-columns">
        <Version who="Yours" text={mine} name={name} />
        <Version who="Saved now" text={theirs} name={name} />
      </div>
    </section>
  )
}

/** Nobody compares boundaries by reading them. */
function isOfFile(name: string): boolean {
  return /^boundaries(?:\.|$)/.test(name)
}

function isSame(one: string, other: string): boolean {
  return one === other || one.trim() === other.trim()
}
