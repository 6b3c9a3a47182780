import { altProblems } from '../../render/index.ts'
import type { Content } from './check-materials.ts'
import type { FileDraft } from './file-draft.ts'
import { error, type Finding, nearestOr, warning } from './shape-problems.ts'

/** Pictures that a content shows and the material does not have, and alternative texts that say nothing. Paths are those inside the content. */
export function pictureFindings({ value, keys }: FileDraft['materials'][number], { content }: Content): Finding[] {
  const shown = 'pictures' in content ? (content.pictures ?? []) : []
  // Where what the material has cannot be read, that is told, and not of each picture that it is missing.
  const known = value.pictures ? Object.keys(value.pictures) : keys.includes('pictures') ? undefined : []
  return shown.flatMap(({ picture, alt }, index) => {
    const path = ['pictures', index]
    const choice = known?.length ? `it has ${known.join(', ')}` : 'it has none: add it to its pictures'
    const isThere = known === undefined || known.includes(picture)
    return [
      ...(isThere
        ? []
        : [
            error(
              [...path, 'picture'],
              `the material has no picture “${picture}”; ${nearestOr(picture, known, choice)}`,
            ),
          ]),
      ...altProblems({ alt }).map(({ message, severity }) =>
        severity === 'error' ? error([...path, 'alt'], message) : warning([...path, 'alt'], message),
      ),
    ]
  })
}
