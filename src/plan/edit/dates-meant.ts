import { Invalid } from '../../errors.ts'
import { type FoundDates, findDates, type Scheduled } from '../dates/dates-of-activities.ts'
import { whenOf } from '../file/file-draft.ts'
import { valueOf } from './form-values.ts'
import type { PartForm } from './part-for-editing.ts'
import { type ShownDate, shownDate } from '../show/show-plan.ts'

/** The dates that the form of an activity means. */
interface DatesMeant {
  readonly dates: readonly ShownDate[]
  /** Its rule has no end: there are more. */
  readonly endless: boolean
}

/** The name of an activity that has none yet. */
const NEW = 'new'

/** The dates that the fields of an activity's form mean at `now`, as far as they can be read; undefined while they mean none. */
export function datesMeant(
  { part, schedule }: Pick<PartForm, 'part' | 'schedule'>,
  values: Readonly<Record<string, string>>,
  now: Date,
): DatesMeant | undefined {
  const when = whenOf({ when: textIn(values, 'when'), after: textIn(values, 'after') })
  if (when === undefined || (textIn(values, 'when') !== undefined && textIn(values, 'after') !== undefined))
    return undefined
  const id = part.id ?? NEW
  const activity: Scheduled = {
    id,
    when,
    repeat: textIn(values, 'repeat'),
    exdate: listIn(values, 'exdate'),
    rdate: listIn(values, 'rdate'),
  }
  const others = schedule.activities.filter((other) => other.id !== id)
  const found = datesIf(() => findDates([...others, activity], { ...schedule.frame, now: now.getTime() }))
  const meant = found?.dates.get(id)
  if (meant === undefined || meant.dates.length === 0) return undefined
  return { dates: meant.dates.map(shownDate), endless: meant.endless }
}

function datesIf(find: () => FoundDates): FoundDates | undefined {
  try {
    return find()
  } catch (error) {
    if (error instanceof Invalid) return undefined
    throw error
  }
}

function textIn(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return values[name]?.trim() || undefined
}

function listIn(values: Readonly<Record<string, string>>, name: string): string[] | undefined {
  const { value } = valueOf(values[name] ?? '', { name, path: [name], type: 'dates' }, undefined)
  return Array.isArray(value) ? value.map(String) : undefined
}
