import type { Placement } from '../../materials/index.ts'
import { Button, Form } from '../components/form.tsx'
import { Instant } from '../components/instant.tsx'

interface ShownThereProps {
  readonly placement: Placement
  /** The path of its material. */
  readonly base: string
  readonly now: Date
}

/** What is there now, and the way to say that it was taken down. */
export function ShownThere({ placement: { id, shows, takenDown }, base, now }: ShownThereProps) {
  if (shows === undefined) {
    return (
      <p class="govuk-body">
        {takenDown === undefined ? (
          'It shows nothing yet.'
        ) : (
          <>
            It shows nothing any more, as {takenDown.by} said: <Instant at={takenDown.at} now={now} />
          </>
        )}
      </p>
    )
  }
  return (
    <>
      <p class="govuk-body">
        It shows version {shows.version}, as {shows.by} said: <Instant at={shows.at} now={now} />
      </p>
      <p class="govuk-body">
        Is it there no more? Say so: the place stays in the list, shows nothing, and is asked to put the next version
        up.
      </p>
      <TakenDown at={`${base}/placements/${id}`} shows={shows.version} />
    </>
  )
}

/** Says that nothing of it is in a place any more, which showed this version; `of` is which place, where there are several. */
export function TakenDown({ at, shows, of }: { readonly at: string; readonly shows: number; readonly of?: string }) {
  return (
    <Form action={`${at}/taken-down`}>
      <input type="hidden" name="seen" value={String(shows)} />
      <Button kind="secondary">
        It was taken down
        {of !== undefined && <span class="govuk-visually-hidden">: {of}</span>}
      </Button>
    </Form>
  )
}
