import type { PublishedVersion } from '../../materials/index.ts'
import type { PlannedMaterial, PlannedMaterials } from '../../plan/index.ts'
import { INDEX_CONDITIONS, INDEX_ITEMS, INDEX_OPENING } from '../../render/index.ts'
import { Inset } from '../components/blocks.tsx'
import { Radios } from '../components/choices.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type Filled, TextArea } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { useMayAct } from '../show.tsx'
import { languageInWords } from '../words/part-words.ts'
import { materialCrumbs, materialPath } from './material.tsx'
import { versionPath } from './material-versions.tsx'
import { scoreInWords } from './version.tsx'

interface IndexProps {
  readonly planned: PlannedMaterials
  readonly material: PlannedMaterial
  readonly version: PublishedVersion
  readonly language: string
  readonly filled: Filled
}

const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

const PARTS = {
  A: 'Core',
  B: 'Advice',
  C: 'Numbers',
  D: 'Risk',
} as const

/** The questions of the Clear Communication Index about one version in one language; they can be answered over several sittings. */
export function VersionIndexPage({ planned, material, version, language, filled }: IndexProps) {
  const base = versionPath(materialPath(planned.campaign.id, material.id), version.number)
  const answered = version.index.find((one) => one.language === language)
  const crumb = { text: `Version ${version.number}`, href: base }
  const title = `How clear is version ${version.number} in ${languageInWords(language)}?`
  return (
    <Page title={title} crumbs={[...materialCrumbs(planned, material), crumb]} hasProblems={filled.problems.length > 0}>
      <ErrorSummary problems={filled.problems} />
      <span class="govuk-caption-l">CDC Clear Communication Index</span>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">
        Answer with yes only what holds in every place of it. From 90 of 100 on it is clear. Have it answered by
        somebody who did not write it.
      </p>
      {answered && <Inset>So far: {scoreInWords(answered.score)}.</Inset>}
      <Form>
        <input type="hidden" name="language" value={language} />
        <div class="app-form">
          {INDEX_OPENING.map(({ key, question }) => (
            <TextArea name={`opening.${key}`} label={question} rows={2} filled={filled} />
          ))}
          {(['A', 'B', 'C', 'D'] as const).map((part) => (
            <Part part={part} filled={filled} />
          ))}
        </div>
        <div class="app-actions">
          {useMayAct('planner', 'approver') && <Button>Save the answers</Button>}
          <a class="govuk-link" href={base}>
            Back to the version
          </a>
        </div>
      </Form>
    </Page>
  )
}

/** The questions of a part, after whether it holds what they are about. */
function Part({ part, filled }: { readonly part: keyof typeof PARTS; readonly filled: Filled }) {
  const items = INDEX_ITEMS.filter((item) => item.part === part)
  const conditions = INDEX_CONDITIONS.filter(({ key }) => items.some(({ when }) => when === key))
  return (
    <section aria-labelledby={`part-${part}`}>
      <h2 class="govuk-heading-m" id={`part-${part}`}>
        Part {part}: {PARTS[part]}
      </h2>
      {conditions.length > 0 && (
        <p class="govuk-body">Where the first answer is no, the questions below it do not count: leave them open.</p>
      )}
      {conditions.map(({ key, question }) => (
        <>
          <Radios name={`holds.${key}`} legend={question} options={YES_NO} filled={filled} small inline />
          <Questions items={items.filter(({ when }) => when === key)} filled={filled} />
        </>
      ))}
      <Questions items={items.filter(({ when }) => when === 'always')} filled={filled} />
    </section>
  )
}

function Questions({ items, filled }: { readonly items: typeof INDEX_ITEMS; readonly filled: Filled }) {
  return (
    <>
      {items.map(({ number, question }) => (
        <Radios
          name={`item.${number}`}
          legend={`${number}. ${question}`}
          options={YES_NO}
          filled={filled}
          small
          inline
        />
      ))}
    </>
  )
}
