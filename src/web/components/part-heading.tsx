import { useMayAct } from '../show.tsx'

interface PartHeadingProps {
  readonly id: string
  readonly title: string
  readonly asks: string
  /** Where planners add to it, and what the link says. */
  readonly add?: { readonly href: string; readonly text: string } | undefined
}

/** The heading of a part of the plan with what the part answers. */
export function PartHeading({ id, title, asks, add }: PartHeadingProps) {
  const mayEdit = useMayAct('planner')
  return (
    <>
      <div class="app-title">
        <h2 class="govuk-heading-m" id={id}>
          {title}
        </h2>
        {mayEdit && add && (
          <a class="govuk-link" href={add.href}>
            {add.text}
          </a>
        )}
      </div>
      <p class="app-asks">{asks}</p>
    </>
  )
}

/** To the form of one part, for planners; its hidden words tell it from the others. */
export function EditLink({ href, of }: { href: string; of: string }) {
  if (!useMayAct('planner')) return null
  return (
    <a class="govuk-link app-edit" href={href}>
      Edit<span class="govuk-visually-hidden"> {of}</span>
    </a>
  )
}
