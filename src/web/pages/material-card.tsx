import { contentIn, dayMeant } from '../../materials/index.ts'
import type { PlannedMaterial, PlannedMaterials } from '../../plan/index.ts'
import { Tag } from '../components/blocks.tsx'
import { SmallPicture } from '../components/material-picture.tsx'
import { choiceAddress } from '../material-choice.ts'
import { dayInWords } from '../words/moment.ts'
import { FORMAT_WORDS, formatsInOrder, KIND_WORDS, stateInWord } from '../words/material-words.ts'
import { languageInWords } from '../words/part-words.ts'
import { materialPath } from './material.tsx'

interface CardProps {
  readonly planned: PlannedMaterials
  readonly material: PlannedMaterial
  readonly language: string
  readonly now: Date
}

/** A material in the gallery: its picture in a language, where each language stands, and its files. */
export function MaterialCard({ planned, material, language, now }: CardProps) {
  const base = materialPath(planned.campaign.id, material.id)
  const title = contentIn(material, language, planned.campaign)
  const review = dayMeant(material.nextReview, planned.campaign)
  return (
    <li class="app-material">
      <div class="app-material__head">
        <SmallPicture material={material} base={base} choice={{ language }} />
        <p class="app-material__kind">
          {KIND_WORDS[material.kind].one} <span class="app-quiet">in the design {material.template}</span>
        </p>
        <h3 class="govuk-heading-s app-material__title">
          <a class="govuk-link" href={choiceAddress(base, { language })} lang={title.language} dir="auto">
            {title.content.title}
          </a>
        </h3>
      </div>
      <Languages planned={planned} material={material} base={base} />
      <dl class="app-material__facts">
        <div>
          <dt>Owner</dt>
          <dd>{material.owner}</dd>
        </div>
        <div>
          <dt>Next review</dt>
          <dd>
            {dayInWords(review)} {review < now.toISOString().slice(0, 10) && <Tag tone="attention">due</Tag>}
          </dd>
        </div>
      </dl>
      <p class="app-material__files">
        <span class="app-quiet">Download</span>{' '}
        {formatsInOrder(material).map((format) => (
          <a class="govuk-link" href={choiceAddress(`${base}/file`, { format, language })} download>
            {FORMAT_WORDS[format]}
            <span class="govuk-visually-hidden"> of {material.id}</span>
          </a>
        ))}
      </p>
    </li>
  )
}

/** Every language of the campaign, and how it stands there. */
function Languages({ planned, material, base }: Pick<CardProps, 'planned' | 'material'> & { readonly base: string }) {
  const translations = planned.translations.filter((one) => one.material === material.id)
  return (
    <ul class="app-states">
      {translations.map(({ language, state }) => {
        const { word, tone } = stateInWord(state)
        return (
          <li>
            <a class="govuk-link" href={`${choiceAddress(base, { language })}#texts`}>
              {languageInWords(language)}
              <span class="govuk-visually-hidden"> of {material.id}</span>
            </a>{' '}
            <Tag tone={tone}>{word}</Tag>
          </li>
        )
      })}
    </ul>
  )
}
