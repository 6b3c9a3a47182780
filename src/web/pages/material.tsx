import { contentIn, dayMeant, inForce, type Placement, type PublishedVersion } from '../../materials/index.ts'
import type { MaterialStanding, PlannedMaterial, PlannedMaterials } from '../../plan/index.ts'
import { SummaryList, Tag } from '../components/blocks.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { Filled } from '../components/fields.tsx'
import { ButtonLink } from '../components/form.tsx'
import { LargePicture } from '../components/material-picture.tsx'
import { Page } from '../components/page.tsx'
import type { MaterialChoice } from '../material-choice.ts'
import { useMayAct } from '../show.tsx'
import { ARTBOARD_WORDS, KIND_WORDS, VARIANT_WORDS } from '../words/material-words.ts'
import { dayInWords } from '../words/moment.ts'
import { languageInWords } from '../words/part-words.ts'
import { activityPath } from './activity-path.ts'
import { CAMPAIGNS, campaignPath } from './campaign-head.tsx'
import { MaterialChecks } from './material-checks.tsx'
import { MaterialChooser } from './material-chooser.tsx'
import { MaterialFiles } from './material-files.tsx'
import { MaterialPictures } from './material-pictures.tsx'
import { MaterialPlacements } from './material-placements.tsx'
import { MaterialTexts } from './material-texts.tsx'
import { MaterialVersions, versionPath } from './material-versions.tsx'

export interface MaterialShown {
  readonly planned: PlannedMaterials
  readonly material: PlannedMaterial
  /** How it and others stand with their checks. */
  readonly standings: readonly MaterialStanding[]
  /** As it was published, the newest first, and where it is placed. */
  readonly versions: readonly PublishedVersion[]
  readonly placements: readonly Placement[]
  /** Whether codes of places lead by this installation, which counts their visits. */
  readonly isCounted: boolean
  /** What of it is looked at. */
  readonly choice: MaterialChoice
  /** What was sent of a picture and could not be taken. */
  readonly filled: Filled
  readonly now: Date
}

/** One material: a large picture of it in a form that is chosen, its files, its texts, and what uses it. */
export function OneMaterialPage(shown: MaterialShown) {
  const { planned, material, choice, filled } = shown
  const { campaign } = planned
  const [first = ''] = campaign.languages
  const language = choice.language ?? first
  const base = materialPath(campaign.id, material.id)
  const title = contentIn(material, language, campaign)
  const at = { ...shown, base, language }
  return (
    <Page
      title={`${title.content.title} – ${campaign.title}`}
      crumbs={crumbsOf(planned)}
      hasProblems={filled.problems.length > 0}
    >
      <ErrorSummary problems={filled.problems} />
      <span class="govuk-caption-l">{KIND_WORDS[material.kind].one}</span>
      <div class="app-title">
        <h1 class="govuk-heading-l" lang={title.language} dir="auto">
          {title.content.title}
        </h1>
        {useMayAct('planner') && (
          <ButtonLink href={`${campaignPath(campaign.id)}/edit/material/${material.id}`} kind="secondary">
            Edit design and figures
          </ButtonLink>
        )}
      </div>
      <InForce {...at} />
      <div class="app-look">
        <MaterialChooser {...at} />
        <section class="app-look__picture" aria-labelledby="picture">
          <h2 class="govuk-visually-hidden" id="picture">
            How it looks
          </h2>
          <LargePicture material={material} base={base} choice={choice} title={formInWords(at)} />
        </section>
        <MaterialFiles {...at} />
      </div>
      <MaterialTexts {...at} />
      <MaterialPictures {...at} />
      <MaterialChecks standing={standingOf(at)} language={language} base={base} />
      <MaterialVersions {...at} />
      <MaterialPlacements {...at} />
      <MaterialFacts {...shown} />
    </Page>
  )
}

/** What is looked at is being written; what people have is another thing. */
function InForce({ versions, base }: MaterialAt) {
  const holds = inForce(versions)
  if (versions.length === 0) return null
  return (
    <p class="govuk-body">
      This is what is being written now.{' '}
      {holds === undefined ? (
        'No version is in force.'
      ) : (
        <>
          In force is{' '}
          <a class="govuk-link" href={versionPath(base, holds.number)}>
            version {holds.number}
          </a>
          .
        </>
      )}
    </p>
  )
}

function standingOf({ standings, material, language }: MaterialAt): MaterialStanding | undefined {
  return standings.find((one) => one.material === material.id && one.language === language)
}

export interface MaterialAt extends MaterialShown {
  readonly base: string
  readonly language: string
}

export function materialPath(campaignId: string, materialId: string): string {
  return `${campaignPath(campaignId)}/materials/${materialId}`
}

/** To a page of one material. */
export function materialCrumbs(planned: PlannedMaterials, material: PlannedMaterial) {
  const { campaign } = planned
  const { content } = contentIn(material, campaign.languages[0] ?? '', campaign)
  return [...crumbsOf(planned), { text: content.title, href: materialPath(campaign.id, material.id) }]
}

function crumbsOf({ campaign }: PlannedMaterials) {
  const path = campaignPath(campaign.id)
  return [CAMPAIGNS, { text: campaign.title, href: path }, { text: 'Materials', href: `${path}/materials` }]
}

/** “The poster in Welsh, Large print”. */
function formInWords({ material, choice, language }: MaterialAt): string {
  const { kind } = material
  const form =
    kind === 'infographic' ? ARTBOARD_WORDS[choice.artboard ?? 'square'] : VARIANT_WORDS[choice.variant ?? 'standard']
  return `The ${KIND_WORDS[kind].one.toLowerCase()} in ${languageInWords(language)}: ${form}`
}

/** What it is besides its texts, and which activities lead to it. */
function MaterialFacts({ planned, material, now }: MaterialShown) {
  const { campaign } = planned
  const review = dayMeant(material.nextReview, campaign)
  const uses = planned.uses.filter((use) => use.material === material.id)
  const core = campaign.coreMessages.filter(({ id }) => material.core.includes(id))
  return (
    <section class="app-part" aria-labelledby="facts">
      <h2 class="govuk-heading-m" id="facts">
        About this {KIND_WORDS[material.kind].one.toLowerCase()}
      </h2>
      <SummaryList
        rows={[
          { key: 'Short name', value: material.id },
          { key: 'Design', value: material.template },
          { key: 'Owner', value: material.owner },
          {
            key: 'Next review',
            value: (
              <>
                {dayInWords(review)} {review < now.toISOString().slice(0, 10) && <Tag tone="attention">due</Tag>}
                <br />
                <span class="app-quiet">
                  Written as <code>{material.nextReview}</code>
                </span>
              </>
            ),
          },
          { key: 'Its code leads to', value: material.address ?? campaign.service.url },
          {
            key: 'Core messages',
            value:
              core.length === 0 ? (
                'None yet: choose what people are to take away.'
              ) : (
                <ul class="govuk-list">
                  {core.map(({ text }) => (
                    <li>“{text}”</li>
                  ))}
                </ul>
              ),
          },
          {
            key: 'Used by',
            value:
              uses.length === 0 ? (
                'No activity yet: an activity whose message leads to it is approved together with it.'
              ) : (
                <ul class="govuk-list">
                  {uses.map(({ activity }) => (
                    <li>
                      Activity{' '}
                      <a class="govuk-link" href={activityPath(campaign.id, activity)}>
                        {activity}
                      </a>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </section>
  )
}
