import { Inset } from '../components/blocks.tsx'
import { TextArea } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { useMayAct } from '../show.tsx'
import { wallInWords } from '../words/moment.ts'
import { materialPath } from './material.tsx'
import type { OfflineShown } from './offline-activity.tsx'

/** Where whoever put it up says so; only while it is to do. */
export function OfflineDone({ activity, putUp, filled, base }: OfflineShown & { base: string }) {
  const mayDo = useMayAct('planner', 'operator')
  if (activity.status !== 'to do') return null
  const { version, whyNone } = putUp.next
  return (
    <section class="app-part" id="done" aria-labelledby="done-title">
      <h2 class="govuk-heading-m" id="done-title">
        Say that it is done
      </h2>
      {!mayDo && <p class="govuk-body">A planner or an operator says so, once it is put up.</p>}
      {mayDo && whyNone !== null && (
        <Inset>
          There is nothing to put up yet: {whyNone}.{' '}
          <a class="govuk-link" href={materialPath(activity.campaign.id, activity.putsUp?.material ?? '')}>
            Go to the material
          </a>
        </Inset>
      )}
      {mayDo && version !== null && (
        <Form action={`${base}/done`}>
          <input type="hidden" name="date" value={`${activity.ordinal}`} />
          <p class="govuk-body">
            Put up version {version}
            {activity.dates.length > 1 && ` for ${wallInWords(activity.wall)}`}, then say what shows it. It stands in
            the review.
          </p>
          <TextArea
            name="proof"
            label="What shows that it was put up"
            hint="A sentence, such as “40 posters are up in all 12 offices, photos with the facilities team”."
            rows={3}
            filled={filled}
          />
          <Button>It is done</Button>
        </Form>
      )}
    </section>
  )
}
