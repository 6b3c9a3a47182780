import type { VersionFacts } from '../../../db/queries/material-versions.ts'
import { NotFound } from '../../errors.ts'

/** One version of a material. */
export interface VersionNamed {
  readonly campaignId: string
  readonly materialId: string
  readonly number: number
}

/** The version of this number. Throws `NotFound` with those there are. */
export function versionNamed<Row extends Pick<VersionFacts, 'number'>>(
  versions: readonly Row[],
  { materialId, number }: Pick<VersionNamed, 'materialId' | 'number'>,
): Row {
  const found = versions.find((one) => one.number === number)
  if (found !== undefined) return found
  const known = versions.map((one) => one.number).toReversed()
  const choice = known.length === 0 ? 'none is published yet' : `it has ${known.join(', ')}`
  throw new NotFound(`${materialId} has no version ${number}; ${choice}`)
}
