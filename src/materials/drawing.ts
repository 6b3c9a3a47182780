import type { Ports } from '../ports.ts'
import type { CampaignPlan, PlannedMaterial } from '../plan/index.ts'
import type { MessageFacts } from '../render/index.ts'
import type { Pictures } from './pictures-of.ts'

/** What drawing needs of where the product runs. */
export type DrawingPorts = Pick<Ports, 'templates' | 'fonts' | 'pages'>

/** What a material prints of its campaign. */
export type CampaignOfMaterial = Pick<
  CampaignPlan,
  | 'id'
  | 'title'
  | 'service'
  | 'languages'
  | 'anchors'
  | 'calendar'
  | 'coreMessages'
  | 'jargon'
  | 'allowedDomains'
  | 'helplines'
>

/** One copy to be drawn: what, in which language, and what differs from copy to copy. */
export interface Copy<Material extends PlannedMaterial = PlannedMaterial> {
  readonly campaign: CampaignOfMaterial
  readonly material: Material
  /** The language asked for; parts that it lacks come from the campaign's first. */
  readonly language: string
  readonly facts: MessageFacts
  /** Those that it shows; without one of them it is not drawn. */
  readonly pictures: Pictures
  readonly version: number | 'draft'
  /** The days of this version and of its next review, `YYYY-MM-DD`. */
  readonly date: string
  readonly nextReview: string
  /** Values that the texts name, such as those of a place; the facts go before them. */
  readonly values?: Readonly<Record<string, string>>
  /** Where `{{link}}` leads: an address whose visits are counted. Absent: the address that was written, as in drafts. */
  readonly tracked?: (url: string) => string
}
