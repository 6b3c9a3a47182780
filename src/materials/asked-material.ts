import { closest } from 'fastest-levenshtein'
import { Invalid, NotFound } from '../errors.ts'
import type { PlannedMaterial, PlannedMaterials } from '../plan/index.ts'
import type { CampaignOfMaterial } from './drawing.ts'

/** The material of this name. Throws `NotFound` with the nearest. */
export function materialIn({ campaign }: Pick<PlannedMaterials, 'campaign'>, materialId: string): PlannedMaterial {
  const found = campaign.materials.find(({ id }) => id === materialId)
  if (found !== undefined) return found
  const known = campaign.materials.map(({ id }) => id)
  const choice =
    known.length === 0 ? 'it has none yet' : `did you mean ${closest(materialId, known)}? It has ${known.join(', ')}`
  throw new NotFound(`${campaign.id} has no material ${materialId}; ${choice}`)
}

/** A language of the campaign; its first where none is asked for. Throws `Invalid` for any other. */
export function languageIn({ id, languages }: CampaignOfMaterial, asked: string | undefined): string {
  const language = asked ?? languages[0]!
  if (languages.includes(language)) return language
  throw new Invalid(`${id} has no language ${language}; it has ${languages.join(', ')}`)
}
