import { PLACEMENT_KINDS, type Placement } from '../../materials/index.ts'
import type { PlannedMaterial, PlannedMaterials } from '../../plan/index.ts'
import { SummaryList } from '../components/blocks.tsx'
import { Radios } from '../components/choices.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type Filled, Select, TextField } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { useMayAct } from '../show.tsx'
import { languageInWords } from '../words/part-words.ts'
import { PLACEMENT_WORDS } from '../words/placement-words.ts'
import { materialCrumbs, materialPath } from './material.tsx'
import { ShownThere } from './shown-there.tsx'

interface PlacementProps {
  readonly planned: PlannedMaterials
  readonly material: PlannedMaterial
  /** Absent: a new one. */
  readonly placement?: Placement | undefined
  readonly filled: Filled
  readonly now: Date
}

/** Where a material is placed and what is there: planners write it down and change it. */
export function PlacementPage({ planned, material, placement, filled, now }: PlacementProps) {
  const base = materialPath(planned.campaign.id, material.id)
  const mayPlan = useMayAct('planner')
  const title = placement ? `Where it is: ${placement.name}` : 'Add a place'
  return (
    <Page title={title} crumbs={materialCrumbs(planned, material)} hasProblems={filled.problems.length > 0}>
      <ErrorSummary problems={filled.problems} />
      <h1 class="govuk-heading-l">{title}</h1>
      {placement && <ShownThere placement={placement} base={base} now={now} />}
      {mayPlan ? (
        <PlaceForm planned={planned} placement={placement} filled={filled} base={base} />
      ) : (
        placement && <PlaceFacts placement={placement} />
      )}
      {mayPlan && placement && (
        <Form action={`${base}/placements/${placement.id}/remove`}>
          <p class="govuk-body">
            Is this no place for it any more? Visits that its code brought stay counted; people who scan it are led on
            all the same.
          </p>
          <Button kind="warning">Take it out of the list</Button>
        </Form>
      )}
    </Page>
  )
}

function PlaceFacts({ placement: { kind, place, keeper, language } }: { readonly placement: Placement }) {
  return (
    <SummaryList
      rows={[
        { key: 'Kind of place', value: PLACEMENT_WORDS[kind].one },
        { key: 'Where', value: place },
        { key: 'Looked after by', value: keeper ?? <span class="app-quiet">nobody named</span> },
        { key: 'In which language', value: languageInWords(language) },
      ]}
    />
  )
}

interface PlaceFormProps extends Pick<PlacementProps, 'planned' | 'placement' | 'filled'> {
  readonly base: string
}

function PlaceForm({ planned, placement, filled, base }: PlaceFormProps) {
  return (
    <Form>
      <div class="app-form">
        <Radios
          name="kind"
          legend="What kind of place"
          options={PLACEMENT_KINDS.map((kind) => ({
            value: kind,
            text: PLACEMENT_WORDS[kind].one,
            hint: PLACEMENT_WORDS[kind].hint,
          }))}
          filled={filled}
        />
        <TextField name="name" label="Name" hint="Such as “Central library”" filled={filled} />
        <TextField name="place" label="Where" hint="A street, or the address of a page" filled={filled} />
        <TextField
          name="keeper"
          label="Looked after by"
          hint="Whoever replaces it when it changes. May be empty."
          filled={filled}
        />
        <Select
          name="language"
          label="In which language"
          options={planned.campaign.languages.map((tag) => ({ value: tag, text: languageInWords(tag) }))}
          filled={filled}
        />
      </div>
      <div class="app-actions">
        <Button>{placement ? 'Save' : 'Add this place'}</Button>
        <a class="govuk-link" href={`${base}#placements`}>
          Leave it as it is
        </a>
      </div>
    </Form>
  )
}
