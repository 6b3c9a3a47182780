import { MOST_PICTURE_BYTES } from '../../render/index.ts'
import type { PlannedMaterial } from '../../plan/index.ts'
import { Details } from '../components/blocks.tsx'
import { type Filled, FileField, TextField } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { useMayAct } from '../show.tsx'
import { languageInWords } from '../words/part-words.ts'
import type { MaterialAt } from './material.tsx'

const ACCEPTED = '.png,.jpg,.jpeg,.webp,.svg,image/png,image/jpeg,image/webp,image/svg+xml'
const LIMIT = `PNG, JPEG, WebP or SVG, up to ${MOST_PICTURE_BYTES / 1_000_000} MB`

/** The field in which a file is chosen that takes the place of a picture. */
export function fileFieldOf(name: string): string {
  return `file-${name}`
}

/** The photographs and drawings that a sheet or poster may show: planners add, replace and take them out. */
export function MaterialPictures({ material, base, filled }: MaterialAt) {
  const mayChange = useMayAct('planner')
  const pictures = Object.entries(material.pictures ?? {})
  if (material.kind === 'infographic' || (pictures.length === 0 && !mayChange)) return null
  return (
    <section class="app-part" aria-labelledby="pictures">
      <h2 class="govuk-heading-m" id="pictures">
        Pictures
      </h2>
      {pictures.length === 0 ? (
        <p class="govuk-body">
          It has no photograph or drawing yet. Each text says which it shows, and what they show.
        </p>
      ) : (
        <ul class="app-pictures">
          {pictures.map(([name, hash]) => (
            <OnePicture {...{ material, base, name, hash, filled, mayChange }} />
          ))}
        </ul>
      )}
      {mayChange && <AddPicture base={base} filled={filled} isFirst={pictures.length === 0} />}
    </section>
  )
}

interface OnePictureProps {
  readonly material: PlannedMaterial
  readonly base: string
  readonly name: string
  readonly hash: string
  readonly filled: Filled
  readonly mayChange: boolean
}

function OnePicture({ material, base, name, hash, filled, mayChange }: OnePictureProps) {
  const shown = shownIn(material, name)
  const path = `${base}/pictures/${name}`
  const field = fileFieldOf(name)
  const isWrong = filled.problems.some((problem) => problem.path === field)
  return (
    <li>
      <div class="app-pictures__one">
        {/* Another picture of the same name has another address, so that no browser shows the one before. */}
        <img src={`${path}?of=${hash.slice(0, 12)}`} alt={shown[0]?.alt ?? `Picture ${name}`} loading="lazy" />
      </div>
      <div>
        <h3 class="govuk-heading-s">{name}</h3>
        <p class="govuk-body">
          {shown.length === 0
            ? 'No text shows it yet: edit a text, and name it under Pictures.'
            : `Shown in ${shown.map(({ language }) => languageInWords(language)).join(', ')}.`}
        </p>
        {mayChange && (
          <Details summary={`Replace or take out ${name}`} open={isWrong}>
            <Form action={path} upload>
              <FileField
                name={field}
                label="Another picture in its place"
                hint={LIMIT}
                accept={ACCEPTED}
                filled={filled}
              />
              <Button kind="secondary">Replace {name}</Button>
            </Form>
            {shown.length === 0 ? (
              <Form action={`${path}/remove`}>
                <Button kind="warning">Take out {name}</Button>
              </Form>
            ) : (
              <p class="govuk-body">To take it out, first take it out of the texts that show it.</p>
            )}
          </Details>
        )}
      </div>
    </li>
  )
}

/** The languages whose text shows a picture, with what it says of it. */
function shownIn({ contents }: PlannedMaterial, name: string) {
  return contents.flatMap(({ language, content }) => {
    const pictures = 'pictures' in content ? (content.pictures ?? []) : []
    const found = pictures.find(({ picture }) => picture === name)
    return found === undefined ? [] : [{ language, alt: found.alt }]
  })
}

interface AddPictureProps {
  readonly base: string
  readonly filled: Filled
  readonly isFirst: boolean
}

function AddPicture({ base, filled, isFirst }: AddPictureProps) {
  const isWrong = filled.problems.some(({ path }) => path === 'name' || path === 'file')
  return (
    <Details summary={isFirst ? 'Add a picture' : 'Add another picture'} open={isWrong}>
      <Form action={`${base}/pictures`} upload>
        <FileField name="file" label="Picture" hint={LIMIT} accept={ACCEPTED} filled={filled} />
        <TextField
          name="name"
          label="Short name"
          hint="By which the texts name it, such as office. Empty: that of the file."
          width={20}
          autocomplete="off"
          code
          filled={filled}
        />
        <Button kind="secondary">Add this picture</Button>
      </Form>
      <p class="govuk-body">Use pictures that you may print, and of people who agreed to it.</p>
    </Details>
  )
}
