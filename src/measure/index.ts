export type { Figures, Ledger, People } from './figures.ts'
export type { Bounds, GoalResult, Verdict } from './goal-result.ts'
export {
  type ActivityFigures,
  type AudienceFigures,
  type CampaignMeasures,
  measureCampaign,
} from './measure-campaign.ts'
