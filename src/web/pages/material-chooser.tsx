import { ARTBOARDS, PAPERS, VARIANTS } from '../../materials/index.ts'
import type { PlannedMaterial } from '../../plan/index.ts'
import { Tag } from '../components/blocks.tsx'
import { choiceAddress, type MaterialChoice } from '../material-choice.ts'
import { ARTBOARD_WORDS, PAPER_WORDS, stateInWord, VARIANT_WORDS } from '../words/material-words.ts'
import { languageInWords } from '../words/part-words.ts'
import type { MaterialAt } from './material.tsx'

/** In which language and form the material is looked at. */
export function MaterialChooser({ planned, material, choice, base, language }: MaterialAt) {
  const { kind } = material
  const translations = planned.translations.filter((one) => one.material === material.id)
  const to = (change: MaterialChoice) => choiceAddress(base, { ...choice, ...change })
  return (
    <div class="app-look__choose">
      <Options
        label="Language"
        options={translations.map(({ language: tag, state }) => ({
          text: languageInWords(tag),
          state,
          href: to({ language: tag }),
          isChosen: tag === language,
        }))}
      />
      <Forms kind={kind} choice={choice} to={to} />
      {kind !== 'infographic' && (
        <Options
          label="Paper"
          options={PAPERS.map((paper) => ({
            text: PAPER_WORDS[kind][paper],
            href: to({ paper }),
            isChosen: paper === (choice.paper ?? material.paper ?? 'A4'),
          }))}
        />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={`${base}/forms`}>
          Every language and form at once
        </a>
      </p>
    </div>
  )
}

interface FormsProps {
  readonly kind: PlannedMaterial['kind']
  readonly choice: MaterialChoice
  /** The address with another choice. */
  readonly to: (change: MaterialChoice) => string
}

/** The artboards of an infographic, or the variants of a sheet or poster. */
export function Forms({ kind, choice, to }: FormsProps) {
  if (kind === 'infographic') {
    const options = ARTBOARDS.map((artboard) => ({
      text: ARTBOARD_WORDS[artboard],
      href: to({ artboard }),
      isChosen: artboard === (choice.artboard ?? 'square'),
    }))
    return <Options label="Artboard" options={options} />
  }
  const options = VARIANTS.map((variant) => ({
    text: VARIANT_WORDS[variant],
    href: to({ variant }),
    isChosen: variant === (choice.variant ?? 'standard'),
  }))
  return <Options label="Form" options={options} />
}

interface Option {
  readonly text: string
  readonly state?: Parameters<typeof stateInWord>[0]
  readonly href: string
  readonly isChosen: boolean
}

export function Options({ label, options }: { readonly label: string; readonly options: readonly Option[] }) {
  const id = `choose-${label.toLowerCase()}`
  return (
    <nav class="app-options" aria-labelledby={id}>
      <h2 class="govuk-heading-s app-options__label" id={id}>
        {label}
      </h2>
      <ul>
        {options.map(({ text, state, href, isChosen }) => (
          <li>
            <a class="govuk-link govuk-link--no-visited-state" href={href} aria-current={isChosen ? 'true' : undefined}>
              {text}
            </a>
            {state !== undefined && <Tag tone={stateInWord(state).tone}>{stateInWord(state).word}</Tag>}
          </li>
        ))}
      </ul>
    </nav>
  )
}
