import type { Format } from '../../materials/index.ts'
import { choiceAddress, type MaterialChoice } from '../material-choice.ts'
import { FORMAT_WORDS, formatsInOrder } from '../words/material-words.ts'
import type { MaterialAt } from './material.tsx'

const PURPOSES: Readonly<Record<Format, string>> = {
  pdf: 'to print, send and publish',
  png: 'a picture for screens',
  svg: 'a picture of any size',
  html: 'a page for a website',
  txt: 'plain text to paste or read out',
}

/** Everything the chosen form can be taken away as. */
export function MaterialFiles({ material, choice, base }: MaterialAt) {
  const isPicture = material.kind === 'infographic'
  const files = formatsInOrder(material).flatMap((format): File[] => {
    const purpose = format === 'svg' && !isPicture ? 'its first figure, as a picture' : PURPOSES[format]
    if (format !== 'png') return [{ text: FORMAT_WORDS[format], purpose, of: { format } }]
    return [
      { text: 'PNG', purpose, of: { format } },
      { text: 'PNG, twice as fine', purpose: 'for sharp screens and print', of: { format, scale: 2 } },
    ]
  })
  return (
    <section class="app-look__files" aria-labelledby="files">
      <h2 class="govuk-heading-s app-options__label" id="files">
        Download
      </h2>
      <ul class="app-files">
        {files.map(({ text, purpose, of }) => (
          <li>
            <a class="govuk-link" href={fileAddress({ material, base, choice }, of)} download>
              {text}
            </a>{' '}
            <span class="app-quiet">{purpose}</span>
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href={choiceAddress(`${base}/page.html`, choice)} target="_blank" rel="noreferrer">
          Open to print<span class="govuk-visually-hidden"> (in a new tab)</span>
        </a>
        <br />
        <span class="app-quiet">In a new tab: print it from your browser’s menu, or take the PDF.</span>
      </p>
    </section>
  )
}

interface File {
  readonly text: string
  readonly purpose: string
  readonly of: MaterialChoice
}

/** The address of a file. Only figures of a sheet are SVG: they have neither variant nor paper. */
function fileAddress(
  { material, base, choice }: Pick<MaterialAt, 'material' | 'base' | 'choice'>,
  of: MaterialChoice,
): string {
  const { variant: _, paper: __, ...ofFigure } = choice
  const isFigure = of.format === 'svg' && material.kind !== 'infographic'
  return choiceAddress(`${base}/file`, { ...(isFigure ? ofFigure : choice), ...of })
}
