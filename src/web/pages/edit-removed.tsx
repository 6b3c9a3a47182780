import type { PartForm } from '../../plan/index.ts'
import { Warning } from '../components/blocks.tsx'
import { Button, ButtonLink, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { labelOf, nameOf } from '../words/part-words.ts'
import { crumbsOf } from './edit-part.tsx'
import { editPath } from './edit-path.ts'
import { Carried, Version, whyInWords } from './edit-versions.tsx'

interface EditRemovedProps {
  /** A blank form of its kind, with the part that was removed. */
  readonly form: PartForm
  /** As this person typed it. */
  readonly typed: Readonly<Record<string, string>>
  /** Who removed it when. */
  readonly why: string
}

/** The part was taken out meanwhile: what this person typed stays here, to be added again or copied. */
export function EditRemovedPage({ form, typed, why }: EditRemovedProps) {
  const names = Object.keys(form.values).filter((name) => name !== 'id' && (typed[name] ?? '') !== '')
  return (
    <Page title={`Somebody removed ${nameOf(form.part)}`} crumbs={crumbsOf(form)} hasProblems>
      <span class="govuk-caption-l">{form.campaign.title}</span>
      <h1 class="govuk-heading-l">Somebody removed {nameOf(form.part)}</h1>
      <Warning>{whyInWords(why, form)}</Warning>
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
