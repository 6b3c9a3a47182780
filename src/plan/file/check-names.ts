import { parseAfter } from '../../schedule/index.ts'
import type { Entry, FileDraft } from './file-draft.ts'
import type { FilePath } from './file-path.ts'
import { error, type Finding, nearestOr, warning } from './shape-problems.ts'

/** Ids and languages that are used twice, and names of parts that the file does not have. */
export function nameFindings(draft: FileDraft): Finding[] {
  return [
    ...repeated(draft.languages.map((language, index) => ({ id: language, path: ['languages', index] }))),
    ...repeatedIds(draft.coreMessages),
    ...repeatedIds(draft.objectives),
    ...repeatedIds(draft.activities),
    ...draft.messages.flatMap((message) => [...channelOf(message), ...coreOf(draft, message)]),
    ...draft.materials.flatMap((material) => coreOf(draft, material)),
    ...draft.objectives.flatMap((objective) => [
      ...audienceOf(draft, objective.path, objective.value.audience),
      ...populationOf(draft, objective),
    ]),
    ...draft.audiences.flatMap(({ path, value: { received } }) =>
      (received?.activities ?? []).flatMap((id, index) =>
        reference('activity', [...path, 'received', 'activities', index], id, draft.activities),
      ),
    ),
    ...draft.activities.flatMap(({ path, value }) => [
      ...audienceOf(draft, path, value.audience),
      ...reference('message', [...path, 'message'], value.message, draft.messages),
      ...reference('material', [...path, 'material'], value.material, draft.materials),
      ...activityNames(draft, path, value),
    ]),
  ]
}

function repeatedIds(entries: readonly { id: string; path: FilePath }[]): Finding[] {
  return repeated(entries.map(({ id, path }) => ({ id, path: [...path, 'id'] })))
}

function repeated(uses: readonly { id: string; path: FilePath }[]): Finding[] {
  const seen = new Set<string>()
  return uses.flatMap(({ id, path }) => {
    if (id === '') return []
    if (seen.has(id)) return [error(path, `“${id}” is there twice; give each its own, or take one out`)]
    seen.add(id)
    return []
  })
}

function channelOf({ path, value: { channel } }: FileDraft['messages'][number]): Finding[] {
  if (channel === undefined || channel === 'email') return []
  const where = [...path, 'channel']
  const nearest = nearestOr(channel, ['email'], '')
  if (nearest !== '') return [error(where, `there is no channel “${channel}”; ${nearest}Expected email`)]
  return [error(where, `\`${channel}\` is not available yet as a channel of messages; expected email`)]
}

function coreOf(
  draft: FileDraft,
  { path, value: { core = [] } }: FileDraft['messages' | 'materials'][number],
): Finding[] {
  return core.flatMap((id, index) => reference('core message', [...path, 'core', index], id, draft.coreMessages))
}

function audienceOf(draft: FileDraft, path: FilePath, audience: string | undefined): Finding[] {
  return reference('audience', [...path, 'audience'], audience, draft.audiences)
}

/** Activities that another one names. */
function activityNames(draft: FileDraft, path: FilePath, value: FileDraft['activities'][number]['value']): Finding[] {
  const followed = value.after === undefined ? undefined : parseAfter(value.after).activity
  return [
    ...reference('activity', [...path, 'after'], followed, draft.activities),
    ...reference('activity', [...path, 'not_before_activity'], value.not_before_activity, draft.activities),
  ]
}

function populationOf(draft: FileDraft, { path, value }: FileDraft['objectives'][number]): Finding[] {
  const audience = draft.audiences.find(({ id }) => id === value.audience)
  if (typeof value.target === 'number' && value.target < 1) {
    return [
      warning(
        [...path, 'target'],
        `${value.target} is read as a number of people or things; write ${value.target * 100}% for a share`,
      ),
    ]
  }
  if (typeof value.target !== 'string' || audience === undefined || audience.value.population !== undefined) return []
  return [
    error(
      [...path, 'target'],
      `a share is of the audience's population, and “${audience.id}” has none; add population: { size, source, date } there, or give a number`,
    ),
  ]
}

function reference(
  what: string,
  path: FilePath,
  name: string | undefined,
  entries: readonly Pick<Entry<never>, 'id'>[],
): Finding[] {
  if (name === undefined || entries.some(({ id }) => id === name)) return []
  const known = entries.map(({ id }) => id).filter((id) => id !== '')
  const choice = known.length > 0 ? `the file has ${known.join(', ')}` : `add it to the file`
  return [error(path, `there is no ${what} “${name}”; ${nearestOr(name, known, choice)}`)]
}
