import type { Child } from 'hono/jsx'
import type { Problem } from '../../errors.ts'

/** What a form was filled in with and what is wrong with it: what every field needs to show itself. */
export interface Filled {
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

interface FieldProps {
  readonly name: string
  readonly label: Child
  readonly hint?: Child
  readonly filled: Filled
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'url' | 'date' | 'datetime-local' | 'search'
  /** How long an answer to expect, in characters. */
  readonly width?: 5 | 10 | 20 | 30
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'decimal'
  readonly language?: string
  /** Typed as code: every letter counts. */
  readonly code?: boolean
  /** Offered while typing; anything else may be typed too. */
  readonly suggestions?: readonly string[]
}

export function TextField({
  type = 'text',
  width,
  autocomplete,
  inputmode,
  language,
  code,
  suggestions,
  ...field
}: TextFieldProps) {
  const { name, filled } = field
  const { described, isWrong } = facts(field)
  return (
    <Group {...field}>
      <input
        class={`govuk-input${width ? ` govuk-input--width-${width}` : ''}${code ? ' app-code' : ''}${isWrong ? ' govuk-input--error' : ''}`}
        id={name}
        name={name}
        type={type}
        value={filled.values[name] ?? ''}
        aria-describedby={described}
        autocomplete={autocomplete}
        inputmode={inputmode}
        autocapitalize={code ? 'none' : undefined}
        spellcheck={code ? false : undefined}
        lang={language}
        dir={language && 'auto'}
        list={suggestions && `${name}-suggestions`}
      />
      {suggestions && (
        <datalist id={`${name}-suggestions`}>
          {suggestions.map((text) => (
            <option value={text} />
          ))}
        </datalist>
      )}
    </Group>
  )
}

interface TextAreaProps extends FieldProps {
  readonly rows?: number
  readonly language?: string
  /** Typed as code: every letter counts. */
  readonly code?: boolean
}

export function TextArea({ rows = 5, language, code, ...field }: TextAreaProps) {
  const { name, filled } = field
  const { described, isWrong } = facts(field)
  return (
    <Group {...field}>
      <textarea
        class={`govuk-textarea${code ? ' app-code' : ''}${isWrong ? ' govuk-textarea--error' : ''}`}
        id={name}
        name={name}
        rows={rows}
        aria-describedby={described}
        spellcheck={code ? false : undefined}
        lang={language}
        dir={language && 'auto'}
      >
        {/* A browser drops the first line break of a text area. */}
        {`\n${filled.values[name] ?? ''}`}
      </textarea>
    </Group>
  )
}

export interface Option {
  readonly value: string
  readonly text: string
  readonly hint?: Child
  /** In a select: the heading it stands under. */
  readonly group?: string
}

/** One of many. A value that is not among them stays chosen, so that nothing is lost by looking at it. */
export function Select({ options, ...field }: FieldProps & { readonly options: readonly Option[] }) {
  const { name, filled } = field
  const { described, isWrong } = facts(field)
  const value = filled.values[name] ?? ''
  const isKnown = options.some((option) => option.value === value)
  const all = isKnown || value === '' ? options : [{ value, text: value }, ...options]
  const groups = [...new Set(all.map(({ group }) => group))]
  return (
    <Group {...field}>
      <select
        class={`govuk-select${isWrong ? ' govuk-select--error' : ''}`}
        id={name}
        name={name}
        aria-describedby={described}
      >
        {groups.map((group) => {
          const inside = all.filter((option) => option.group === group)
          const listed = inside.map((option) => (
            <option value={option.value} selected={option.value === value}>
              {option.text}
            </option>
          ))
          return group === undefined ? listed : <optgroup label={group}>{listed}</optgroup>
        })}
      </select>
    </Group>
  )
}

interface FileFieldProps extends FieldProps {
  readonly accept: string
  /** The name that the file is sent under, where that is another. */
  readonly sentAs?: string
}

export function FileField({ accept, sentAs, ...field }: FileFieldProps) {
  const { described } = facts(field)
  return (
    <Group {...field}>
      <input
        class="govuk-file-upload"
        id={field.name}
        name={sentAs ?? field.name}
        type="file"
        accept={accept}
        aria-describedby={described}
      />
    </Group>
  )
}

/** The problems whose path is this field's name. */
export function problemsOf({ problems }: Filled, name: string): readonly Problem[] {
  return problems.filter(({ path }) => path === name)
}

function facts({ name, hint, filled }: FieldProps) {
  const isWrong = problemsOf(filled, name).some(({ severity }) => severity === 'error')
  const described = [hint !== undefined && `${name}-hint`, isWrong && `${name}-error`].filter(Boolean).join(' ')
  return { isWrong, described: described || undefined }
}

function Group({ name, label, hint, filled, children }: FieldProps & { readonly children: Child }) {
  const errors = problemsOf(filled, name).filter(({ severity }) => severity === 'error')
  return (
    <div class={`govuk-form-group${errors.length > 0 ? ' govuk-form-group--error' : ''}`}>
      <label class="govuk-label" for={name}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${name}-hint`} class="govuk-hint">
          {hint}
        </div>
      )}
      {errors.length > 0 && (
        <div id={`${name}-error`}>
          {errors.map(({ message }) => (
            <p class="govuk-error-message">
              <span class="govuk-visually-hidden">Error:</span> {message}
            </p>
          ))}
        </div>
      )}
      {children}
    </div>
  )
}
