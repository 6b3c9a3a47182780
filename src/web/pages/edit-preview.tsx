import type { Child } from 'hono/jsx'
import { ARTBOARDS, VARIANTS } from '../../materials/index.ts'
import { pageAddress } from '../page-address.ts'
import { ARTBOARD_WORDS, VARIANT_WORDS } from '../words/material-words.ts'
import { languageInWords } from '../words/part-words.ts'
import type { Editing } from './edit-fields.tsx'
import { editPath } from './edit-path.ts'
import { type FoundTyped, FoundWhileTyping } from './found-while-typing.tsx'
import { materialOfPart } from './page-of-part.ts'
import { SAID } from './texts-inspected.tsx'

/** The form of a part, by which buttons outside it send it. */
export const EDIT_FORM = 'edit'

/** The field that says as what a preview is shown: a version of a sheet, an artboard of a picture. */
export const PREVIEW_AS = 'preview_as'

/** The first frame that a preview is drawn in. */
const FRAME = 'preview'

interface BesideProps extends Pick<Editing, 'form' | 'filled' | 'isNew'> {
  /** The form holds what is not saved. */
  readonly isTyped: boolean
  /** What was found in it while somebody types; absent: nobody does. */
  readonly found: FoundTyped | undefined
  readonly children: Child
}

/**
 * A form of a material with what it makes beside it. Its button posts the form into the frame, where script or not; with
 * script that happens whenever typing stops. Other parts have nothing to look at.
 */
export function BesidePreview({ form, filled, isNew, isTyped, found, children }: BesideProps) {
  const shown = materialOfPart(form.campaign.id, form.part)
  if (shown === undefined) return <>{children}</>
  const { path, language } = shown
  const saved = isNew ? undefined : pageAddress(`${path}/page.html`, { language })
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
          <As kinds={kindsShown(filled, isNew)} chosen={filled.values[PREVIEW_AS] ?? ''} />
          <button
            type="submit"
            class="govuk-button govuk-button--secondary app-preview__draw"
            form={EDIT_FORM}
            formaction={`${editPath(form)}/preview.html`}
            formtarget={FRAME}
            data-draws={isTyped ? 'at-once' : ''}
          >
            Preview
          </button>
        </div>
        <FoundWhileTyping form={EDIT_FORM} also={form.part.kind === 'material-content' ? [SAID] : []} found={found} />
        <div class="app-preview__frames" data-frames>
          <iframe class="app-frame" name={FRAME} sandbox="" title={title} {...(saved && { src: saved })} />
        </div>
      </section>
    </div>
  )
}

const KINDS = {
  sheet: { group: 'Sheets and posters', options: VARIANTS.map((value) => ({ value, text: VARIANT_WORDS[value] })) },
  picture: { group: 'Infographics', options: ARTBOARDS.map((value) => ({ value, text: ARTBOARD_WORDS[value] })) },
}

/** The form of a content has a field for what a sheet is; that of a material says its kind, which is chosen while it is new. */
function kindsShown({ values }: Editing['filled'], isNew: boolean): (keyof typeof KINDS)[] {
  if (isNew) return ['sheet', 'picture']
  const isPicture = values['kind'] === undefined ? !Object.hasOwn(values, 'what') : values['kind'] === 'infographic'
  return [isPicture ? 'picture' : 'sheet']
}

function As({ kinds, chosen }: { readonly kinds: readonly (keyof typeof KINDS)[]; readonly chosen: string }) {
  const shown = kinds.map((kind) => {
    const { group, options } = KINDS[kind]
    const choices = options.map(({ value, text }) => (
      <option value={value} selected={value === chosen}>
        {text}
      </option>
    ))
    return kinds.length === 1 ? choices : <optgroup label={group}>{choices}</optgroup>
  })
  return (
    <select class="govuk-select" name={PREVIEW_AS} form={EDIT_FORM} aria-label="Shown as">
      {shown}
    </select>
  )
}
