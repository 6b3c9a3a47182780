export { type Figures, type Ledger, messagesThatCount } from './figures.ts'
export type { Bounds, GoalResult } from './goal-result.ts'
export { type ActivityFigures, type AudienceFigures, measureCampaign } from './measure-campaign.ts'
export { type GoalSoFar, measureGoals } from './measure-goals.ts'
