import { closest } from 'fastest-levenshtein'
import { headerFault, wrongHeader } from '../../csv/index.ts'
import type { ValuesWanted } from './values-of-copy.ts'

/** Throws `Invalid` where a text prints what no column has, so that no row could be whole. */
export function refuseColumns(wanted: readonly ValuesWanted[]): void {
  const faults = new Map(
    wanted.flatMap(({ columns, language, names }) =>
      names
        .missing((name) => columns.of(name, language).length > 0)
        .map(
          (name) =>
            [
              name,
              headerFault(
                `a text in ${language} prints ${name}, and there is no column ${name}; did you mean ${closest(name, [...columns.values])}?`,
                name,
              ),
            ] as const,
        ),
    ),
  )
  const [first] = wanted
  if (first && faults.size > 0) throw wrongHeader({ number: first.columns.line }, [...faults.values()])
}

/** Columns that no text names in any language: a slip, or what somebody else needs. */
export function unusedColumns(wanted: readonly ValuesWanted[]): readonly string[] {
  const [first] = wanted
  const used = new Set(['id', 'address', ...wanted.flatMap(({ names }) => names.names)])
  return (first?.columns.values ?? []).filter((name) => !used.has(name))
}
