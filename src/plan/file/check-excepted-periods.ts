import { parseInstant } from './field-checks.ts'
import type { FileDraft } from './file-draft.ts'
import { error, type Finding } from './shape-problems.ts'

/** Periods left out of who received something that end before they begin, or lie outside the time in which it counts. */
export function exceptedPeriodFindings({ audiences }: FileDraft): Finding[] {
  return audiences.flatMap(({ path, value: { received } }) =>
    (received?.except ?? []).flatMap((period, index) => {
      const at = [...path, 'received', 'except', index]
      const { from, until } = period
      const isAfter = (one: string, other: string) => parseInstant(one) > parseInstant(other)
      if (!isAfter(until, from))
        return [error([...at, 'until'], `${until} is not after ${from}; expected a later moment`)]
      const { from: first, until: last } = received!
      return [
        ...(first !== undefined && isAfter(first, from)
          ? [error([...at, 'from'], `${from} is before ${first}, from when on it counts; expected ${first} or later`)]
          : []),
        ...(isAfter(until, last)
          ? [error([...at, 'until'], `${until} is after ${last}, until when it counts; expected ${last} or earlier`)]
          : []),
      ]
    }),
  )
}
