import { Inset, Warning } from '../components/blocks.tsx'
import type { Crumb } from '../components/breadcrumbs.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { isThereOnce, type PartForm, type PartKind } from '../../plan/index.ts'
import { counted } from '../words/numbers.ts'
import { nameOf, nounOf } from '../words/part-words.ts'
import { ActivityFields } from './edit-activity.tsx'
import { BesidePreview, EDIT_FORM } from './edit-preview.tsx'
import { AudienceFields } from './edit-audience.tsx'
import { CoreMessageFields } from './edit-core-message.tsx'
import { editPath } from './edit-path.ts'
import { FactsFields, RateFields } from './edit-facts.tsx'
import type { Editing } from './edit-fields.tsx'
import type { FoundTyped } from './found-while-typing.tsx'
import { GoalFields } from './edit-goal.tsx'
import { MaterialContentFields } from './edit-material-content.tsx'
import { MaterialFields } from './edit-material.tsx'
import { HelplineFields, MaterialRulesFields } from './edit-material-rules.tsx'
import { MessageFields } from './edit-message.tsx'
import { pageOfPart } from './page-of-part.ts'

const FIELDS_OF = {
  facts: FactsFields,
  rate: RateFields,
  'core-message': CoreMessageFields,
  goal: GoalFields,
  audience: AudienceFields,
  message: MessageFields,
  material: MaterialFields,
  'material-content': MaterialContentFields,
  'material-rules': MaterialRulesFields,
  helpline: HelplineFields,
  activity: ActivityFields,
} as const satisfies Record<PartKind, (editing: Editing) => unknown>

interface EditPartProps extends Editing {
  /** Goes back with the form: what the person was shown when they began. */
  readonly seen: string
  /** Goes back as well: what each field was then. */
  readonly opened: string
  /** Approved activities whose approval a change voids. */
  readonly approved: readonly string[]
  /** The form was checked, not saved. */
  readonly isChecked: boolean
  /** Who else changed it, where that is why it was not saved. */
  readonly refused?: string | undefined
  /** What was found in a material while somebody types it. */
  readonly found?: FoundTyped | undefined
}

/** The form of one part of a campaign. */
export function EditPartPage({ seen, opened, approved, isChecked, refused, found, ...editing }: EditPartProps) {
  const { form, filled, isNew } = editing
  const Fields = FIELDS_OF[form.part.kind]
  const title = isNew ? `Add ${article(nounOf(form.part))}` : `Change ${nameOf(form.part)}`
  const hasProblems = filled.problems.some(({ severity }) => severity === 'error')
  return (
    <Page title={`${title} – ${form.campaign.title}`} crumbs={crumbsOf(form)} hasProblems={hasProblems}>
      <ErrorSummary problems={filled.problems} />
      {refused !== undefined && <Warning>{refused}</Warning>}
      <span class="govuk-caption-l">{form.campaign.title}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      {isChecked && !hasProblems && <Checked {...editing} />}
      {!isNew && <AtStake approved={approved} kind={form.part.kind} />}
      <BesidePreview
        {...editing}
        isTyped={isChecked || filled.problems.length > 0 || refused !== undefined}
        found={found}
      >
        <Form id={EDIT_FORM} upload={['message', 'material'].includes(form.part.kind)}>
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="opened" value={opened} />
          <div class={form.part.kind === 'message' ? undefined : 'app-form'}>
            <Fields {...editing} />
          </div>
          <div class="app-actions">
            <Button name="act" value="save">
              {isNew ? `Add this ${nounOf(form.part)}` : 'Save'}
            </Button>
            {form.part.kind === 'message' && form.usedBy.length > 0 && (
              <Button kind="secondary" name="act" value="preview">
                Save and preview
              </Button>
            )}
            <Button kind="secondary" name="act" value="check">
              Check without saving
            </Button>
            <a class="govuk-link app-cancel" href={pageOfPart(form.campaign.id, form.part)}>
              Cancel
            </a>
          </div>
        </Form>
      </BesidePreview>
      {!isNew && <RemoveLink form={form} />}
    </Page>
  )
}

/** The way up from the pages that edit a campaign. */
export function crumbsOf({ campaign }: Pick<PartForm, 'campaign'>): Crumb[] {
  return [
    { text: 'Campaigns', href: '/campaigns' },
    { text: campaign.title, href: `/campaigns/${campaign.id}` },
  ]
}

function Checked({ filled }: Editing) {
  const warnings = filled.problems.filter(({ severity }) => severity === 'warning')
  return (
    <Inset>
      <p class="govuk-body">
        <strong>Nothing is wrong with it. It is not saved yet.</strong>
      </p>
      {warnings.map(({ message }) => (
        <p class="govuk-body">Please look at this: {message}.</p>
      ))}
    </Inset>
  )
}

/** What of a part an approval covers; everything else may change without asking again. */
const COVERED: Partial<Record<PartKind, string>> = {
  facts: 'the title, the service or the languages',
  audience: 'its list or its rule',
  message: 'its texts or its purpose',
  material: 'anything but who looks after it and when it is reviewed',
  'material-content': 'anything of it',
  helpline: 'anything of it',
  activity: 'anything but who looks after it',
}

function AtStake({ approved, kind }: { approved: readonly string[]; kind: PartKind }) {
  const covered = COVERED[kind]
  if (approved.length === 0 || covered === undefined) return null
  if (kind === 'activity')
    return <Warning>This activity is approved. If you change {covered}, it needs approving again.</Warning>
  const [one, ...others] = approved
  const use = kind === 'facts' ? 'of this campaign' : `with this ${nounOf({ kind })}`
  return (
    <Warning>
      {others.length === 0
        ? `The activity ${one} ${use} is approved. If you change ${covered}, it needs approving again.`
        : `${counted(approved.length, '', 'approved activities')} ${use}: ${approved.join(', ')}. If you change ${covered}, they need approving again.`}
    </Warning>
  )
}

function RemoveLink({ form }: { form: PartForm }) {
  if (isThereOnce(form.part.kind)) return null
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={`${editPath(form)}/remove`}>
        Remove this {nounOf(form.part)}
      </a>
    </p>
  )
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`
}
