import type { Problem } from '../../errors.ts'
import type { WrittenCampaign } from '../file/file-of-plan.ts'
import type { FilePath } from '../file/file-path.ts'
import { type FormValues, valueOf } from './form-values.ts'
import { isHolder, put, valueAt } from './value-at.ts'
import type { Field } from './form-fields.ts'
import { OPTIONAL_GROUPS, ROWS } from './part-fields.ts'

/**
 * The file with the fields of a form filled in at a place of it; a field that the form leaves out stays. Problems are
 * about texts that cannot be read at all; everything else is left to the checks of the file.
 */
export function fillIn<File extends Partial<WrittenCampaign>>(
  file: File,
  place: FilePath,
  fields: readonly Field[],
  values: FormValues,
): { file: File; problems: Problem[] } {
  const filled = structuredClone(file)
  const problems: Problem[] = []
  for (const field of fields) {
    const path = [...place, ...field.path]
    const typed = Object.hasOwn(values, field.name) ? values[field.name] : undefined
    if (typed === undefined || field.type === 'boundaries') continue
    const read = valueOf(typed, field, valueAt(file, path))
    problems.push(...read.problems)
    put(filled, path, read.value)
  }
  if (valueAt(filled, place) === undefined) put(filled, place, {})
  for (const rows of ROWS) dropEmptyRows(filled, [...place, ...rows.split('.')])
  for (const group of OPTIONAL_GROUPS) dropIfEmpty(filled, [...place, group])
  dropIfEmpty(filled, ['channels', 'email'])
  return { file: filled, problems }
}

function dropIfEmpty(file: object, path: FilePath): void {
  const value = valueAt(file, path)
  if (isHolder(value) && Object.keys(value).length === 0) put(file, path, undefined)
}

function dropEmptyRows(file: object, path: FilePath): void {
  const rows = valueAt(file, path)
  if (!Array.isArray(rows)) return
  const filled: unknown[] = rows.filter((row) => !isHolder(row) || Object.keys(row).length > 0)
  if (filled.length < rows.length) put(file, path, filled.length === 0 ? undefined : filled)
}
