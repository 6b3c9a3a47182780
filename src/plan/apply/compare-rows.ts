import { sameContent } from '../canonical-json.ts'

/** How the rows of one part of a plan differ from those that are there. */
export interface RowDifference<Before, After> {
  readonly added: readonly After[]
  readonly changed: readonly { readonly before: Before; readonly after: After; readonly fields: readonly string[] }[]
  readonly removed: readonly Before[]
}

/** Compares what `after` says of each row; what only `before` has of it is none of the file's business. */
export function compareRows<Before extends object, After extends object>(
  before: readonly Before[],
  after: readonly After[],
  keyOf: (row: Before | After) => string,
): RowDifference<Before, After> {
  const known = new Map(before.map((row) => [keyOf(row), row]))
  const wanted = new Set(after.map(keyOf))
  return {
    added: after.filter((row) => !known.has(keyOf(row))),
    changed: after.flatMap((row) => {
      const old = known.get(keyOf(row))
      const fields = old === undefined ? [] : changedFields(old, row)
      return old === undefined || fields.length === 0 ? [] : [{ before: old, after: row, fields }]
    }),
    removed: before.filter((row) => !wanted.has(keyOf(row))),
  }
}

/** The fields of `after` that are another in `before`. */
export function changedFields(before: object, after: object): string[] {
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after).flatMap(([field, value]) => (sameContent(old.get(field), value) ? [] : [field]))
}
