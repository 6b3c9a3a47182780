import type { Child } from 'hono/jsx'
import { useViewer } from '../show.tsx'

interface FormProps {
  /** Where it posts to; absent: the page it is on. */
  readonly action?: string
  /** Named where a button outside it sends it too. */
  readonly id?: string | undefined
  /** It carries a file. */
  readonly upload?: boolean
  readonly children: Child
}

/** A form that changes something: posts, and carries the token of the session it was made for. */
export function Form({ id, action, upload, children }: FormProps) {
  const viewer = useViewer()
  return (
    <form id={id} method="post" action={action} enctype={upload ? 'multipart/form-data' : undefined} novalidate>
      {viewer && <input type="hidden" name="form_token" value={viewer.formToken} />}
      {children}
    </form>
  )
}

interface ButtonProps {
  readonly children: Child
  readonly kind?: 'secondary' | 'warning'
  readonly name?: string
  readonly value?: string
}

/** Sends the form it is in; pressed twice in haste, it sends once. */
export function Button({ children, kind, name, value }: ButtonProps) {
  return (
    <button
      type="submit"
      class={`govuk-button${kind ? ` govuk-button--${kind}` : ''}`}
      data-module="govuk-button"
      data-prevent-double-click="true"
      name={name}
      value={value}
    >
      {children}
    </button>
  )
}

/** A link that looks like a button: the start of something, never a change by itself. */
export function ButtonLink({
  id,
  href,
  kind,
  children,
}: {
  /** Keeps the focus where the part of the page around it refreshes itself. */
  id?: string
  href: string
  kind?: 'secondary' | 'warning'
  children: Child
}) {
  return (
    <a
      id={id}
      href={href}
      role="button"
      draggable={false}
      class={`govuk-button${kind ? ` govuk-button--${kind}` : ''}`}
      data-module="govuk-button"
    >
      {children}
    </a>
  )
}
