import { Invalid, type Problem } from '../../errors.ts'
import { putBoundaries } from './boundaries-in-form.ts'
import type { Edit } from './edit-campaign.ts'
import { OF_MESSAGES } from '../file/check-offline.ts'
import { id as idShape } from '../file/file-fields.ts'
import type { WrittenCampaign } from '../file/file-of-plan.ts'
import { fillIn } from './fill-in-part.ts'
import type { FormValues } from './form-values.ts'
import { fieldsOf } from './part-fields.ts'
import { idsOf, isThereOnce, type Part, partName, placeOf, usesOf, withoutPart } from './part-of-plan.ts'
import { put } from './value-at.ts'

/** A campaign's file after an edit, which part it is that was edited, and what could not even be read. */
export interface EditedFile {
  readonly file: WrittenCampaign
  readonly part: Part
  readonly problems: readonly Problem[]
}

/** Edits the file, without judging what comes of it. Throws `Invalid` for taking out what is used. */
export function editedFile(file: WrittenCampaign, edit: Edit): EditedFile {
  if (edit.act === 'add') return added(file, edit.part, edit.values)
  if (edit.act === 'remove') return removed(file, edit.part)
  const { part, values } = edit
  const filled = filledIn(file, part, values)
  return { part, ...filled, file: withOfflineChannel(filled.file, part) }
}

function added(file: WrittenCampaign, { kind }: Part, values: FormValues): EditedFile {
  if (isThereOnce(kind) || kind === 'material-content')
    throw new Invalid(`${partName({ kind })} are there already; change them`)
  const typed = typeof values.id === 'string' ? values.id.trim() : ''
  const problems = idProblems(file, kind, typed)
  const part = { kind, id: problems.length === 0 ? typed : standIn(file, kind) }
  const place = placeOf(file, part)
  const filled = filledIn(file, part, values)
  if (typeof place[1] === 'number') put(filled.file, [...place, 'id'], part.id)
  return { file: withOfflineChannel(filled.file, part), part, problems: [...problems, ...filled.problems] }
}

/** Where an activity names a channel that the campaign does not have, people put something up on it from now on. */
function withOfflineChannel(file: WrittenCampaign, { kind, id }: Part): WrittenCampaign {
  if (kind !== 'activity') return file
  const { channel, message } = file.activities.find((activity) => activity.id === id) ?? {}
  if (channel === undefined || message !== undefined || !idShape.safeParse(channel).success) return file
  if (OF_MESSAGES.includes(channel) || Object.hasOwn(file.channels ?? {}, channel)) return file
  return { ...file, channels: { ...file.channels, [channel]: { kind: 'offline' } } }
}

function filledIn(file: WrittenCampaign, part: Part, values: FormValues): ReturnType<typeof fillIn<WrittenCampaign>> {
  const place = placeOf(file, part)
  const filled = fillIn(file, place, fieldsToFill(file, part), values)
  const problems = part.kind === 'material' ? putBoundaries(filled.file, place, values) : []
  return { file: filled.file, problems: [...filled.problems, ...problems] }
}

function removed(file: WrittenCampaign, part: Part): EditedFile {
  const uses = usesOf(file, part)
  if (uses.length > 0) {
    throw new Invalid(`${partName(part)} is used by ${uses.join(', ')}; give them another one first, or take them out`)
  }
  return { file: withoutPart(file, part), part, problems: [] }
}

/** An id is chosen once: it is part of addresses, and of what was sent. */
function fieldsToFill(file: WrittenCampaign, part: Part) {
  return fieldsOf(part, file).filter(({ name }) => name !== 'id')
}

function idProblems(file: WrittenCampaign, kind: Part['kind'], typed: string): Problem[] {
  const fault = (message: string): Problem => ({ path: 'id', message, severity: 'error' })
  if (idsOf(file, kind).includes(typed))
    return [fault(`there is a ${partName({ kind, id: typed })} already; choose another id`)]
  const read = idShape.safeParse(typed === '' ? undefined : typed)
  return (read.error?.issues ?? []).map(({ message }) => fault(message))
}

/** Stands for an id that cannot be, so that the rest is checked all the same; nothing is saved then. */
function standIn(file: WrittenCampaign, kind: Part['kind']): string {
  const known = new Set(idsOf(file, kind))
  let id = 'new'
  while (known.has(id)) id += '-new'
  return id
}
