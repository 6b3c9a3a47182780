import type { VersionFacts } from '../../db/queries/material-versions.ts'

/** The version of a material that people put up, or why there is none and what to do. */
export type VersionToPutUp =
  { readonly version: number; readonly whyNone: null } | { readonly version: null; readonly whyNone: string }

/** The version that the plan names, else the newest that was published and is not withdrawn; `published` has the newest first. Pure. */
export function versionToPutUp(
  { material, version }: { readonly material: string; readonly version: number | null },
  published: readonly Pick<VersionFacts, 'number' | 'withdrawnAt'>[],
): VersionToPutUp {
  const none = (whyNone: string) => ({ version: null, whyNone })
  const inForce = published.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (version === null) {
    const newest = inForce[0]
    if (newest !== undefined) return { version: newest.number, whyNone: null }
    return none(
      published.length === 0
        ? `${material} has no published version; publish it first`
        : `every version of ${material} was withdrawn; publish another one first`,
    )
  }
  const named = published.find(({ number }) => number === version)
  if (named === undefined) {
    const numbers =
      published
        .map(({ number }) => number)
        .toReversed()
        .join(', ') || 'none'
    return none(`${material} has no version ${version}, which the activity names; published are: ${numbers}`)
  }
  if (named.withdrawnAt === null) return { version, whyNone: null }
  return none(
    `version ${version} of ${material}, which the activity names, was withdrawn; name another in the activity`,
  )
}
