import { Details } from '../components/blocks.tsx'
import { TextArea, TextField } from '../components/fields.tsx'
import { contentPartOf } from '../../plan/index.ts'
import { PICTOGRAM_NAMES } from '../../render/index.ts'
import { labelOf } from '../words/part-words.ts'
import { type Editing, FieldGroup } from './edit-fields.tsx'
import { FieldRows } from './edit-rows.tsx'
import { SAID, TextsOfMaterial } from './texts-inspected.tsx'

/** What a material says in one language. */
export function MaterialContentFields(editing: Editing) {
  const { filled, form, texts } = editing
  const language = contentPartOf(form.part.id ?? '').language
  const isSheet = Object.hasOwn(filled.values, 'what')
  return (
    <>
      <Text name="title" language={language} {...editing} hint="What people can do, or what you found." isLine />
      {isSheet ? (
        <SheetFields language={language} {...editing} />
      ) : (
        <InfographicFields language={language} {...editing} />
      )}
      <Figures language={language} {...editing} />
      {isSheet && <Pictures language={language} {...editing} />}
      <div id={SAID}>{texts?.material && <TextsOfMaterial inspection={texts.material} language={language} />}</div>
      <Help />
    </>
  )
}

interface TextProps extends Editing {
  readonly name: string
  readonly language: string
  readonly hint?: string
  readonly rows?: number
  readonly isLine?: boolean
}

function Text({ name, language, hint, rows = 3, isLine = false, filled, form }: TextProps) {
  const said = saidBySource(form, name) ?? hint
  const field = { name, label: labelOf(name), language, filled, ...(said !== undefined && { hint: said }) }
  return isLine ? <TextField {...field} /> : <TextArea {...field} rows={rows} />
}

/** What the source of a translation says in a field. */
function saidBySource({ source }: Editing['form'], name: string) {
  const text = source?.values[name] ?? ''
  const isPictogram = /^steps\.\d+\.picture$/.test(name)
  if (source === undefined || text === '' || name === 'address' || isPictogram) return undefined
  return (
    <span class="app-source" lang={source.language} dir="auto">
      {text}
    </span>
  )
}

function SheetFields({ language, ...editing }: Editing & { language: string }) {
  const { filled, form } = editing
  const at = { language, ...editing }
  const hintOf = (name: string) => saidBySource(form, name)
  return (
    <>
      <Text name="what" {...at} hint="What it is, in one sentence." rows={2} />
      <Text name="who" {...at} hint="Who can use it, and who cannot." />
      <Text name="need" {...at} hint="One thing a line." rows={4} />
      <FieldRows
        list="steps"
        one="Step"
        summary="Steps, in order"
        open
        columns={[
          { key: 'heading', width: 20 },
          { key: 'text', isText: true },
          { key: 'picture', width: 10, suggestions: PICTOGRAM_NAMES },
        ]}
        language={language}
        hintOf={hintOf}
        filled={filled}
      />
      <Text name="cost" {...at} rows={2} />
      <Text name="time" {...at} rows={2} />
      <FieldGroup legend="Free help">
        <Text name="help.text" {...at} rows={2} />
        <div class="app-fields-beside">
          <TextField name="help.phone" label={labelOf('help.phone')} width={20} filled={filled} />
          <Text name="help.hours" {...at} isLine />
        </div>
        <FieldRows
          list="help.places"
          one="Place"
          summary="Places where people get help"
          columns={[
            { key: 'name', width: 20 },
            { key: 'address', width: 30 },
            { key: 'hours', width: 20 },
          ]}
          language={language}
          hintOf={hintOf}
          filled={filled}
        />
      </FieldGroup>
      <Text name="genuine" {...at} hint="How people know that it is genuine." />
      <Text name="privacy" {...at} hint="Two lines: what becomes of people’s data." rows={2} />
      <Text name="notes" {...at} />
      <Text name="address" {...at} hint="The web address that is printed. Empty: that of the service." isLine />
      <Details summary="Easy Read: what it says instead" open={(filled.values['easy'] ?? '') !== ''}>
        <p class="govuk-body">
          One short sentence each. Without them, the text above is cut at the ends of its sentences.
        </p>
        <TextArea name="easy" label={labelOf('easy')} rows={10} code language={language} filled={filled} />
      </Details>
    </>
  )
}

function InfographicFields(editing: Editing & { language: string }) {
  return (
    <>
      <Text name="lead" {...editing} hint="A second, shorter sentence. May be empty." isLine />
      <Text name="action" {...editing} hint="Such as “Renew online today”." isLine />
      <Text name="address" {...editing} hint="The web address that is printed. Empty: that of the service." isLine />
    </>
  )
}

const WORDS = `- figure: how-people-renew
  title: Most people already renew online
  labels: { online: Online, post: By post }`

function Figures({ filled, language }: Editing & { language: string }) {
  return (
    <>
      <TextArea
        name="figures"
        label={labelOf('content.figures')}
        hint="In the order in which they are shown. The numbers belong to the material itself."
        rows={6}
        code
        language={language}
        filled={filled}
      />
      <Details summary="How the words of a figure are written">
        <pre class="app-code">{WORDS}</pre>
      </Details>
    </>
  )
}

function Pictures({ language, filled, form }: Editing & { language: string }) {
  const { pictures } = form.choices
  return (
    <FieldRows
      list="pictures"
      one="Picture"
      summary="Pictures"
      hint={
        pictures.length === 0
          ? 'This material has no pictures yet. Add them on its page, then name them here.'
          : `In the order in which they are shown. There is: ${pictures.join(', ')}.`
      }
      columns={[
        { key: 'picture', width: 20, suggestions: pictures },
        { key: 'alt', width: 30 },
        { key: 'caption', width: 30 },
      ]}
      language={language}
      hintOf={(name) => saidBySource(form, name)}
      filled={filled}
    />
  )
}

function Help() {
  return (
    <Details summary="What a text may contain">
      <p class="govuk-body">
        <code>{'{{service.url}}'}</code>, <code>{'{{service.name}}'}</code>, <code>{'{{launch.date}}'}</code> and the
        names of the columns of a table that makes a sheet per place. <code>**bold**</code>,{' '}
        <code>[words](https://renew.example.gov)</code> a link, <code>{'{{link "https://…" "words"}}'}</code> one whose
        visits are counted. <code>{'{{qr "https://…"}}'}</code> and <code>{'{{chart "how-people-renew"}}'}</code> draw a
        code and a figure, each in a paragraph of its own. Headings belong to the design.
      </p>
    </Details>
  )
}
