import {
  contentIn,
  figureNamesOf,
  languagesOf,
  type PublishedVersion,
  type VersionChange,
  type VersionSnapshot,
} from '../../materials/index.ts'
import type { PlannedMaterial, PlannedMaterials } from '../../plan/index.ts'
import { Details, Inset } from '../components/blocks.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type Filled, TextArea } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { Instant } from '../components/instant.tsx'
import { LargePicture } from '../components/material-picture.tsx'
import { Page } from '../components/page.tsx'
import { SideBySide } from '../components/side-by-side.tsx'
import { choiceAddress, type MaterialChoice } from '../material-choice.ts'
import { useMayAct } from '../show.tsx'
import { FORMAT_WORDS } from '../words/material-words.ts'
import { languageInWords } from '../words/part-words.ts'
import { Forms, Options } from './material-chooser.tsx'
import { materialCrumbs, materialPath } from './material.tsx'
import { versionPath, VersionState } from './material-versions.tsx'

export interface VersionProps {
  readonly planned: PlannedMaterials
  readonly material: PlannedMaterial
  readonly version: PublishedVersion & { readonly snapshot: VersionSnapshot }
  /** What is another than in the version before it, where there is one. */
  readonly changes: readonly VersionChange[] | undefined
  readonly choice: MaterialChoice
  readonly filled: Filled
  readonly now: Date
}

/** One published version: how it looks, what was new, its files, how clear it is, and taking it out of force. */
export function VersionPage({ planned, material, version, changes, choice, filled, now }: VersionProps) {
  const { number, snapshot } = version
  const base = versionPath(materialPath(planned.campaign.id, material.id), number)
  const languages = languagesOf(snapshot)
  const language = languages.find((tag) => tag === choice.language) ?? languages[0]!
  const { title } = contentIn(snapshot.material, language, snapshot.campaign).content
  const at = { ...choice, language }
  return (
    <Page
      title={`Version ${number} – ${title}`}
      crumbs={materialCrumbs(planned, material)}
      hasProblems={filled.problems.length > 0}
    >
      <ErrorSummary problems={filled.problems} />
      <span class="govuk-caption-l" lang={language} dir="auto">
        {title}
      </span>
      <h1 class="govuk-heading-l">Version {number}</h1>
      <p class="govuk-body">
        <VersionState version={version} /> Published by {version.publishedBy},{' '}
        <Instant at={version.publishedAt} now={now} />
      </p>
      <Inset>{version.note}</Inset>
      <div class="app-look">
        <Chooser snapshot={snapshot} choice={at} base={base} />
        <section class="app-look__picture" aria-labelledby="picture">
          <h2 class="govuk-visually-hidden" id="picture">
            How it looks
          </h2>
          <LargePicture
            material={snapshot.material}
            base={base}
            choice={at}
            title={`Version ${number} in ${languageInWords(language)}`}
          />
        </section>
        <Files snapshot={snapshot} choice={at} base={base} />
      </div>
      {changes && changes.length > 0 && (
        <section class="app-part" aria-labelledby="changes">
          <h2 class="govuk-heading-m" id="changes">
            What changed
          </h2>
          <SideBySide changes={changes} before={`Version ${number - 1}`} after={`Version ${number}`} />
        </section>
      )}
      <Clearness version={version} base={base} />
      {version.withdrawn === undefined && useMayAct('planner', 'approver') && (
        <Details summary="Withdraw this version" open={filled.problems.length > 0}>
          <Form action={`${base}/withdraw`}>
            <p class="govuk-body">
              For what turns out to be wrong. It cannot be taken back: what is right is published anew.
            </p>
            <TextArea
              name="reason"
              label="Why it is withdrawn"
              hint="Whoever looks at its versions here reads this; everybody else that it does not hold any more."
              rows={2}
              filled={filled}
            />
            <Button kind="warning">Withdraw version {number}</Button>
          </Form>
        </Details>
      )}
    </Page>
  )
}

interface LookProps {
  readonly snapshot: VersionSnapshot
  readonly choice: MaterialChoice
  readonly base: string
}

function Chooser({ snapshot, choice, base }: LookProps) {
  const to = (change: MaterialChoice) => choiceAddress(base, { ...choice, ...change })
  return (
    <div class="app-look__choose">
      <Options
        label="Language"
        options={languagesOf(snapshot).map((language) => ({
          text: languageInWords(language),
          href: to({ language }),
          isChosen: language === choice.language,
        }))}
      />
      <Forms kind={snapshot.material.kind} choice={choice} to={to} />
    </div>
  )
}

function Files({ snapshot: { material, campaign }, choice, base }: LookProps) {
  const { language = '' } = choice
  const figures = material.kind === 'infographic' ? [] : figureNamesOf({ campaign, material, language })
  const formats = (['pdf', 'png', 'svg', 'html', 'txt'] as const).filter((format) => format !== 'svg' || material.kind === 'infographic') // prettier-ignore
  return (
    <section class="app-look__files" aria-labelledby="files">
      <h2 class="govuk-heading-s app-options__label" id="files">
        Download
      </h2>
      <ul class="app-files">
        {formats.map((format) => (
          <li>
            <a class="govuk-link" href={choiceAddress(`${base}/file`, { ...choice, format })} download>
              {FORMAT_WORDS[format]}
            </a>
          </li>
        ))}
        {figures.map((name) => (
          <li>
            <a
              class="govuk-link"
              href={choiceAddress(`${base}/file`, { language, format: 'svg', figure: name })}
              download
            >
              SVG of the figure “{name}”
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How it was answered, language by language, and the way to the questions. */
function Clearness({
  version: { index, snapshot },
  base,
}: {
  readonly version: VersionProps['version']
  readonly base: string
}) {
  const mayAnswer = useMayAct('planner', 'approver')
  return (
    <section class="app-part" aria-labelledby="index">
      <h2 class="govuk-heading-m" id="index">
        Clear Communication Index
      </h2>
      <ul class="govuk-list">
        {languagesOf(snapshot).map((language) => {
          const answered = index.find((one) => one.language === language)
          return (
            <li>
              {languageInWords(language)}: {answered === undefined ? 'not answered' : scoreInWords(answered.score)}
              {answered && <span class="app-quiet"> by {answered.answeredBy}</span>}{' '}
              <a class="govuk-link" href={`${base}/index?language=${language}`}>
                {mayAnswer ? (answered ? 'Answer again' : 'Answer') : 'See the questions'}
                <span class="govuk-visually-hidden"> for {languageInWords(language)}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export function scoreInWords(score: PublishedVersion['index'][number]['score']): string {
  if (!score.complete) return `${score.open.length} questions are open`
  const { points, applicable, clear } = score
  return `${Math.round(score.score)} of 100 (${points} of ${applicable} points), ${clear ? 'clear' : 'below 90: not clear enough'}`
}
