import type { Child } from 'hono/jsx'
import type { PartForm } from '../../plan/index.ts'
import type { TextsTyped } from '../edit-outlook.ts'
import type { Filled } from '../components/fields.tsx'

/** What the fields of every kind of part are made of. */
export interface Editing {
  readonly form: PartForm
  readonly filled: Filled
  /** The part is not there yet. */
  readonly isNew: boolean
  readonly now: Date
  /** How many people an audience has now, as it stands in the form; absent while that cannot be told. */
  readonly people?: number | undefined
  /** What is known of the texts in the form; absent while they cannot be read, and of parts without any. */
  readonly texts?: TextsTyped | undefined
}

/** Fields that belong together, under one heading. */
export function FieldGroup({ legend, hint, children }: { legend: string; hint?: Child; children: Child }) {
  return (
    <fieldset class="govuk-fieldset app-field-group">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{legend}</legend>
      {hint !== undefined && <div class="govuk-hint">{hint}</div>}
      {children}
    </fieldset>
  )
}

/**
 * What is typed in some fields, said in words below them. Where script runs it follows the typing; without, it is as the
 * form was opened, checked or refused.
 */
export function Meaning({ name, of, children }: { name: string; of: readonly string[]; children: Child }) {
  return (
    <div
      class="app-meant"
      aria-live="polite"
      hx-post=""
      hx-trigger={of.map((field) => `input delay:500ms from:#${field}`).join(', ')}
      hx-include="closest form"
      hx-vals='{"act":"check"}'
      hx-select={`#${name}`}
      hx-swap="innerHTML"
    >
      <span id={name}>{children}</span>
    </div>
  )
}
