import { ARTBOARDS, type Format, VARIANTS } from '../../materials/index.ts'
import type { PlannedMaterial, PlannedMaterials, Translation } from '../../plan/index.ts'
import { Tag } from '../components/blocks.tsx'
import { SmallPicture } from '../components/material-picture.tsx'
import { Page } from '../components/page.tsx'
import { choiceAddress, type MaterialChoice } from '../material-choice.ts'
import { ARTBOARD_WORDS, FORMAT_WORDS, formatsInOrder, KIND_WORDS, stateInWord, VARIANT_WORDS } from '../words/material-words.ts' // prettier-ignore
import { languageInWords } from '../words/part-words.ts'
import { materialCrumbs, materialPath } from './material.tsx'

interface FormsPageProps {
  readonly planned: PlannedMaterials
  readonly material: PlannedMaterial
}

/** A material in every language and form at once, with the files of each. */
export function MaterialFormsPage({ planned, material }: FormsPageProps) {
  const translations = planned.translations.filter((one) => one.material === material.id)
  const base = materialPath(planned.campaign.id, material.id)
  return (
    <Page title={`Every form of ${material.id} – ${planned.campaign.title}`} crumbs={materialCrumbs(planned, material)}>
      <span class="govuk-caption-l">{KIND_WORDS[material.kind].one}</span>
      <h1 class="govuk-heading-l">Every language and form</h1>
      {translations.map((translation) => (
        <InLanguage material={material} translation={translation} base={base} />
      ))}
    </Page>
  )
}

interface InLanguageProps extends Pick<FormsPageProps, 'material'> {
  readonly translation: Translation
  readonly base: string
}

function InLanguage({ material, translation: { language, state }, base }: InLanguageProps) {
  const { word, tone } = stateInWord(state)
  return (
    <section class="app-part" aria-labelledby={`in-${language}`}>
      <h2 class="govuk-heading-m" id={`in-${language}`}>
        {languageInWords(language)} <Tag tone={tone}>{word}</Tag>
      </h2>
      <ul class="app-gallery app-gallery--forms">
        {formsOf(material).map(({ name, form }) => (
          <OneForm material={material} base={base} name={name} choice={{ language, ...form }} />
        ))}
      </ul>
    </section>
  )
}

interface Form {
  readonly name: string
  readonly form: MaterialChoice
}

function formsOf({ kind }: PlannedMaterial): Form[] {
  return kind === 'infographic'
    ? ARTBOARDS.map((artboard) => ({ name: ARTBOARD_WORDS[artboard], form: { artboard } }))
    : VARIANTS.map((variant) => ({ name: VARIANT_WORDS[variant], form: { variant } }))
}

/** The figures of a sheet, which alone are SVG, are the same in all its forms. */
function filesOf(material: PlannedMaterial): Format[] {
  return formatsInOrder(material).filter((format) => format !== 'svg' || material.kind === 'infographic')
}

interface OneFormProps extends Pick<InLanguageProps, 'material' | 'base'> {
  readonly name: string
  readonly choice: MaterialChoice
}

function OneForm({ material, base, name, choice }: OneFormProps) {
  const spoken = ` in ${languageInWords(choice.language ?? '')}`
  return (
    <li class="app-material">
      <div class="app-material__head">
        <SmallPicture material={material} base={base} choice={choice} />
        <h3 class="govuk-heading-s app-material__title">
          <a class="govuk-link" href={choiceAddress(base, choice)}>
            {name}
            <span class="govuk-visually-hidden">{spoken}</span>
          </a>
        </h3>
      </div>
      <p class="app-material__files">
        <span class="app-quiet">Download</span>{' '}
        {filesOf(material).map((format) => (
          <a class="govuk-link" href={choiceAddress(`${base}/file`, { ...choice, format })} download>
            {FORMAT_WORDS[format]}
            <span class="govuk-visually-hidden">
              {' '}
              of {name}
              {spoken}
            </span>
          </a>
        ))}
      </p>
    </li>
  )
}
