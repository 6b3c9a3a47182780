import type { PartForm } from '../../plan/index.ts'
import { Details, Tag, Warning } from '../components/blocks.tsx'
import { Button, ButtonLink, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { counted } from '../words/numbers.ts'
import { labelOf, nameOf } from '../words/part-words.ts'
import { crumbsOf, editPath } from './edit-part.tsx'

type Values = Readonly<Record<string, string>>

interface EditConflictProps {
  /** As it is now. */
  readonly form: PartForm
  /** As this person typed it. */
  readonly typed: Values
  /** Who changed it when. */
  readonly why: string
}

/** Somebody else changed the same part meanwhile: both versions side by side, and nothing is lost or overwritten unseen. */
export function EditConflictPage({ form, typed, why }: EditConflictProps) {
  const names = Object.keys(form.values).filter((name) => name !== 'id')
  const differing = names.filter((name) => !isSame(typed[name] ?? '', form.values[name] ?? ''))
  const same = names.filter((name) => !differing.includes(name) && form.values[name] !== '')
  return (
    <Page title={`Two versions of ${nameOf(form.part)}`} crumbs={crumbsOf(form)} hasProblems>
      <span class="govuk-caption-l">{form.campaign.title}</span>
      <h1 class="govuk-heading-l">Somebody else changed {nameOf(form.part)}</h1>
      <Warning>{why}.</Warning>
      <p class="govuk-body">
        What you typed is here, beside what is saved now.{' '}
        {`${counted(differing.length, 'field differs', 'fields differ')}.`}
      </p>
      {differing.map((name) => (
        <Difference name={name} mine={typed[name] ?? ''} theirs={form.values[name] ?? ''} />
      ))}
      <Form action={editPath(form)} upload>
        <Carried values={{ ...typed, seen: form.seen }} />
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

/** The part was taken out meanwhile: what this person typed stays here, to be added again or copied. */
export function EditRemovedPage({ form, typed, why }: EditConflictProps) {
  const names = Object.keys(form.values).filter((name) => name !== 'id' && (typed[name] ?? '') !== '')
  return (
    <Page title={`Somebody removed ${nameOf(form.part)}`} crumbs={crumbsOf(form)} hasProblems>
      <span class="govuk-caption-l">{form.campaign.title}</span>
      <h1 class="govuk-heading-l">Somebody removed {nameOf(form.part)}</h1>
      <Warning>{why}.</Warning>
      {names.map((name) => (
        <section class="app-difference">
          <h2 class="govuk-heading-s">{labelOf(name)}</h2>
          <Version who="Yours" text={typed[name] ?? ''} name={name} />
        </section>
      ))}
      <Form action={editPath({ ...form, part: { kind: form.part.kind } })} upload>
        <Carried values={{ ...typed, id: form.part.id ?? '', seen: '' }} />
        <div class="app-actions">
          <Button name="act" value="save">
            Add it again with what I typed
          </Button>
          <ButtonLink kind="secondary" href={`/campaigns/${form.campaign.id}`}>
            Leave it out
          </ButtonLink>
        </div>
      </Form>
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

function Version({ who, text, name }: { who: string; text: string; name: string }) {
  const language = /^(?:subject|body)\.(.+)$/.exec(name)?.[1]
  return (
    <div>
      <p class="app-version-of">{who}</p>
      <div class="app-version" lang={language} dir={language && 'auto'}>
        {text === '' ? <span class="app-quiet">nothing</span> : text}
      </div>
    </div>
  )
}

/** What was typed, carried on by a form that does not show its fields. */
export function Carried({ values }: { values: Values }) {
  return (
    <>
      {Object.entries(values)
        .filter(([name]) => !['form_token', 'act'].includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  )
}

function isSame(one: string, other: string): boolean {
  return one === other || one.trim() === other.trim()
}
