import type { Rows } from '../../../db/index.ts'
import {
  type LapsingProofRow,
  lapsingProofs,
  materialsGoingOut,
  type OldVersionUpRow,
  oldVersionsUp,
} from '../../../db/queries/material-attention.ts'
import { formatInstant } from '../../schedule/index.ts'
import { isStanding } from '../approval/check-finding.ts'
import { type MaterialStanding, standingsIn } from '../approval/checked-material.ts'
import { datedText } from '../dates/dated-occurrence.ts'
import { campaignNamed } from './coming-up.ts'
import type { Attention } from './needs-attention.ts'

/**
 * Materials of which a withdrawn version is somewhere, unless people are about to put another up there before `until`; those
 * of activities that go out before then whose checks failed, or were not run on what they say now; and proofs that run out
 * before an approved activity goes out. Only the plans of campaigns with something going out are read.
 */
export async function materialAttention(
  rows: Rows,
  now: Date,
  { until, campaignId }: { until: number; campaignId: string | undefined },
): Promise<Attention[]> {
  const up = (await oldVersionsUp(rows, until, campaignId)).map(oldVersionUp)
  const used = Map.groupBy(await materialsGoingOut(rows, until, campaignId), (row) => row.campaignId)
  const matters: Attention[] = []
  for (const [campaign, materials] of used) {
    const named = materials.map(({ materialId }) => materialId)
    const standings = Map.groupBy(await standingsIn(rows, campaign, now, named), ({ material }) => material)
    for (const row of materials) {
      const of = { campaign: campaignNamed(row), material: row.materialId }
      const use = `activity ${row.activityId} leads to it and goes out on ${datedText(row)}`
      matters.push(...mattersIn(standings.get(row.materialId) ?? [], use).map((matter) => ({ ...of, ...matter })))
    }
  }
  return [...up, ...matters, ...(await lapsingProofs(rows, campaignId)).map(lapsing)]
}

function oldVersionUp(row: OldVersionUpRow): Attention {
  const names: string[] = JSON.parse(row.names)
  const versions: number[] = JSON.parse(row.versions)
  const others = row.places - names.length
  names.sort()
  const where = inAList.format(others > 0 ? [...names, `${others} more`] : names)
  const places = row.places === 1 ? `1 place (${where}) shows` : `${row.places} places (${where}) show`
  const numbers = inAList.format(versions.toSorted((one, other) => one - other).map(String))
  const old =
    versions.length === 1 ? `version ${numbers}, which is withdrawn` : `versions ${numbers}, which are withdrawn`
  const instead =
    row.inForce === null ? 'nothing is in force, so take it down there' : `put up version ${row.inForce} there`
  return {
    campaign: campaignNamed(row),
    material: row.materialId,
    what: 'old version up',
    why: `${places} ${old}; ${instead}`,
    since: formatInstant(row.withdrawnAt),
  }
}

const inAList = new Intl.ListFormat('en-GB')

/** What failed and what was not checked, each once with the languages that it is about. */
function mattersIn(standings: readonly MaterialStanding[], use: string): Pick<Attention, 'what' | 'why'>[] {
  const matters: Pick<Attention, 'what' | 'why'>[] = []
  const standing = standings.flatMap(({ findings }) => findings.filter(isStanding))
  const failed = [...Map.groupBy(standing, ({ check }) => check)].map(
    ([check, found]) => `${check} (${[...new Set(found.map(({ language }) => language))].join(', ')})`,
  )
  if (failed.length > 0) matters.push({ what: 'check failed', why: `it fails ${failed.join(', ')}; ${use}` })
  const unchecked = standings.filter(({ isChecked }) => !isChecked).map(({ language }) => language)
  if (unchecked.length > 0)
    matters.push({ what: 'not checked', why: `it was not checked as it is now (${unchecked.join(', ')}); ${use}` })
  return matters
}

function lapsing(row: LapsingProofRow): Attention {
  const others = row.activities > 1 ? `, and ${row.activities - 1} more after that` : ''
  return {
    campaign: campaignNamed(row),
    coreMessage: row.coreId,
    what: 'proof runs out',
    why: `the proof of “${row.text}” holds until ${row.proofUntil}, and activity ${row.activityId}, which says so and is approved, goes out on ${datedText(row)}${others}`,
  }
}
