import type { Child } from 'hono/jsx'
import { ARTBOARDS, VARIANTS } from '../../materials/index.ts'
import { pageAddress } from '../page-address.ts'
import { ARTBOARD_WORDS, VARIANT_WORDS } from '../words/material-words.ts'
import { languageInWords } from '../words/part-words.ts'
import type { Editing } from './edit-fields.tsx'
import { materialOfPart } from './page-of-part.ts'

/** The form of a part, by which buttons outside it send it. */
export const EDIT_FORM = 'edit'

/** The field that says as what a preview is shown: a version of a sheet, an artboard of a picture. */
export const PREVIEW_AS = 'preview_as'

/** The first frame that a preview is drawn in. */
const FRAME = 'preview'

interface BesideProps extends Pick<Editing, 'form' | 'filled' | 'isNew'> {
  /** The form holds what is not saved. */
  readonly isTyped: boolean
  readonly children: Child
}

/**
 * A form of a material with what it makes beside it. Its button posts the form into the frame, where script or not; with
 * script that happens whenever typing stops. Other parts have nothing to look at.
 */
export function BesidePreview({ form, filled, isNew, isTyped, children }: BesideProps) {
  const shown = isNew ? undefined : materialOfPart(form.campaign.id, form.part)
  if (shown === undefined) return <>{children}</>
  const { path, language } = shown
  const title = `Preview${language === undefined ? '' : ` in ${languageInWords(language)}`}`
  return (
    <div class="app-with-preview" data-preview>
      <div>{children}</div>
      <section class="app-preview" aria-labelledby="preview-title">
        <h2 class="govuk-heading-m" id="preview-title">
          {title}
        </h2>
        <div class="app-preview__head">
          <p class="app-quiet">What is typed, before it is saved.</p>
          <As isPicture={isPicture(filled)} chosen={filled.values[PREVIEW_AS] ?? ''} />
          <button
            type="submit"
            class="govuk-button govuk-button--secondary app-preview__draw"
            form={EDIT_FORM}
            formaction={`/campaigns/${form.campaign.id}/edit/${form.part.kind}/${form.part.id}/preview.html`}
            formtarget={FRAME}
            data-draws={isTyped ? 'at-once' : ''}
          >
            Preview
          </button>
        </div>
        <div class="app-preview__frames" data-frames>
          <iframe
            class="app-frame"
            name={FRAME}
            sandbox=""
            title={title}
            src={pageAddress(`${path}/page.html`, { language })}
          />
        </div>
      </section>
    </div>
  )
}

/** The form of a content has a field for what a sheet is; that of a material says its kind. */
function isPicture({ values }: Editing['filled']): boolean {
  return values['kind'] === undefined ? !Object.hasOwn(values, 'what') : values['kind'] === 'infographic'
}

function As({ isPicture: isBoard, chosen }: { readonly isPicture: boolean; readonly chosen: string }) {
  const options = isBoard
    ? ARTBOARDS.map((value) => ({ value, text: ARTBOARD_WORDS[value] }))
    : VARIANTS.map((value) => ({ value, text: VARIANT_WORDS[value] }))
  return (
    <select class="govuk-select" name={PREVIEW_AS} form={EDIT_FORM} aria-label="Shown as">
      {options.map(({ value, text }) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  )
}
