import type { Child } from 'hono/jsx'
import { type Filled, type Option, problemsOf } from './fields.tsx'

interface ChoicesProps {
  readonly name: string
  readonly legend: Child
  readonly hint?: Child
  readonly options: readonly Choice[]
  readonly filled: Filled
  readonly small?: boolean
  /** Beside each other, for two short answers. */
  readonly inline?: boolean
}

interface Choice extends Option {
  /** What belongs to this choice alone, such as another field. */
  readonly below?: Child
}

/** One of several. The chosen value is a text under the name. */
export function Radios(props: ChoicesProps) {
  return <Choices {...props} type="radio" chosen={[props.filled.values[props.name] ?? '']} />
}

/** Any of several; the chosen values are joined by spaces or commas under the name. */
export function Checkboxes(props: ChoicesProps) {
  return <Choices {...props} type="checkbox" chosen={(props.filled.values[props.name] ?? '').split(/[\s,]+/)} />
}

function Choices({
  name,
  legend,
  hint,
  options,
  filled,
  small,
  inline,
  type,
  chosen,
}: ChoicesProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const block = type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'
  const errors = problemsOf(filled, name).filter(({ severity }) => severity === 'error')
  const described = [hint !== undefined && `${name}-hint`, errors.length > 0 && `${name}-error`].filter(Boolean)
  return (
    <div class={`govuk-form-group${errors.length > 0 ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" aria-describedby={described.join(' ') || undefined}>
        <legend class="govuk-fieldset__legend">{legend}</legend>
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
        <div class={`${block}${small ? ` ${block}--small` : ''}${inline ? ` ${block}--inline` : ''}`}>
          {options.map(({ value, text, hint: detail, below }, index) => (
            <div class={`${block}__item`}>
              <input
                class={`${block}__input`}
                id={index === 0 ? name : `${name}-${value}`}
                name={name}
                type={type}
                value={value}
                checked={chosen.includes(value)}
                aria-describedby={detail ? `${name}-${value}-hint` : undefined}
              />
              <label class={`govuk-label ${block}__label`} for={index === 0 ? name : `${name}-${value}`}>
                {text}
              </label>
              {detail && (
                <div id={`${name}-${value}-hint`} class={`govuk-hint ${block}__hint`}>
                  {detail}
                </div>
              )}
              {below !== undefined && <div class="app-choice-below">{below}</div>}
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
