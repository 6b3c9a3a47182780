import { contentIn, type PublishOutlook } from '../../materials/index.ts'
import { isStanding, type PlannedMaterial, type PlannedMaterials } from '../../plan/index.ts'
import { AnsweredChecks } from '../components/answered-checks.tsx'
import { Inset } from '../components/blocks.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type Filled, TextArea, TextField } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { SideBySide } from '../components/side-by-side.tsx'
import { useViewer } from '../show.tsx'
import { counted } from '../words/numbers.ts'
import { languageInWords } from '../words/part-words.ts'
import { materialCrumbs, materialPath } from './material.tsx'

interface PublishProps {
  readonly planned: PlannedMaterials
  readonly material: PlannedMaterial
  readonly outlook: PublishOutlook
  readonly filled: Filled
}

/** Asks an approver whether a material is to be published as it is now, and shows what that would change. */
export function PublishMaterialPage({ planned, material, outlook, filled }: PublishProps) {
  const { campaign } = planned
  const base = materialPath(campaign.id, material.id)
  const [first = ''] = campaign.languages
  const title = contentIn(material, first, campaign)
  const isAuthor = outlook.authors.includes(useViewer()?.email ?? '')
  const isSame = outlook.inForce !== undefined && outlook.changes.length === 0
  return (
    <Page
      title={`Publish version ${outlook.number} – ${title.content.title}`}
      crumbs={materialCrumbs(planned, material)}
      hasProblems={filled.problems.length > 0}
    >
      <ErrorSummary problems={filled.problems} />
      <span class="govuk-caption-l" lang={title.language}>
        {title.content.title}
      </span>
      <h1 class="govuk-heading-l">Publish version {outlook.number}?</h1>
      <p class="govuk-body-l">
        It is kept exactly as it is now, in every language and form, and cannot be changed afterwards.
        {outlook.inForce && ` Version ${outlook.inForce.number} is withdrawn.`}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={base}>
          Look at it once more
        </a>
      </p>
      <Checks outlook={outlook} material={material} />
      <WhatChanges outlook={outlook} isSame={isSame} />
      <AtPlaces outlook={outlook} />
      {isAuthor ? (
        <Inset>You changed it since its last version, so somebody else with the role approver has to publish it.</Inset>
      ) : isSame ? null : (
        <Form>
          <input type="hidden" name="seen" value={outlook.seen} />
          <div class="app-form">
            <TextArea
              name="note"
              label="What is new in this version"
              hint="In a sentence or two, for everybody who has the version before it, such as “The fee is £14 now”."
              rows={3}
              filled={filled}
            />
            {outlook.outdated.length > 0 && (
              <Reissue filled={filled} zone={campaign.anchors['launch']?.zone ?? 'UTC'} />
            )}
          </div>
          <div class="app-actions">
            <Button>Publish version {outlook.number}</Button>
            <a class="govuk-link" href={base}>
              Leave it as it is
            </a>
          </div>
        </Form>
      )}
    </Page>
  )
}

/** When it is to be replaced where an earlier version is, and by whom. */
function Reissue({ filled, zone }: { readonly filled: Filled; readonly zone: string }) {
  return (
    <>
      <TextField
        name="at"
        type="datetime-local"
        label="When it is put up where the version before it is"
        hint={`In ${zone}. Empty: tomorrow at 10:00`}
        width={20}
        filled={filled}
      />
      <TextField name="owner" label="Who sees to that" hint="A person or an address. May be empty." filled={filled} />
    </>
  )
}

function Checks({ outlook: { standings }, material }: Pick<PublishProps, 'outlook' | 'material'>) {
  const unchecked = standings.filter(({ isChecked }) => !isChecked).map(({ language }) => languageInWords(language))
  const failing = standings.flatMap(({ language, findings }) => findings.filter(isStanding).map((one) => ({ ...one, language }))) // prettier-ignore
  return (
    <section aria-labelledby="checks">
      <h2 class="govuk-heading-m" id="checks">
        Its checks
      </h2>
      {unchecked.length > 0 && (
        <p class="govuk-body">
          They are run in {unchecked.join(', ')} before it is published, which takes some seconds.
        </p>
      )}
      {failing.length > 0 ? (
        <ul class="govuk-list govuk-list--bullet">
          {failing.map(({ message, language }) => (
            <li>
              {languageInWords(language)}: {message}
            </li>
          ))}
        </ul>
      ) : (
        unchecked.length === 0 && <p class="govuk-body">Nothing keeps it from being published.</p>
      )}
      <AnsweredChecks checks={material.overrides} />
    </section>
  )
}

function WhatChanges({
  outlook: { inForce, number, changes },
  isSame,
}: Pick<PublishProps, 'outlook'> & { isSame: boolean }) {
  if (isSame)
    return <Inset>Nothing changed since version {inForce?.number ?? 0}, so there is nothing to publish.</Inset>
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="changes">
      <h2 class="govuk-heading-m" id="changes">
        What changed
      </h2>
      <SideBySide
        changes={changes}
        before={inForce ? `Version ${inForce.number}` : 'The version before'}
        after={`Version ${number}`}
      />
    </section>
  )
}

function AtPlaces({ outlook: { outdated, ahead } }: Pick<PublishProps, 'outlook'>) {
  if (outdated.length + ahead.length === 0) return null
  return (
    <section aria-labelledby="places">
      <h2 class="govuk-heading-m" id="places">
        Where it has to be replaced
      </h2>
      {outdated.length > 0 && (
        <p class="govuk-body">
          {counted(outdated.length, 'place shows or showed', 'places show or showed')} an earlier version:{' '}
          {outdated.map(({ name }) => name).join(', ')}. For each kind of place an activity has it put up there by the
          date below; you approve these new activities together with the version.
        </p>
      )}
      {ahead.length > 0 && (
        <p class="govuk-body">
          {counted(ahead.length, 'activity is', 'activities are')} to put an earlier version up and will put up this
          one: {ahead.join(', ')}. What was approved of them stays approved.
        </p>
      )}
    </section>
  )
}
