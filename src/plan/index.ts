export { approvalOf, type ApprovedContent, isApproved } from './approval-of.ts'
export { type Applied, type ApplyInput, applyPlan } from './apply-plan.ts'
export { type Approvals, approve, type ApproveInput } from './approve.ts'
export { approved, type ActivityToApprove, type Verdict } from './approved.ts'
export { campaignFileSchema } from './campaign-file-schema.ts'
export type { CampaignPlan, PlannedActivity, PlannedAudience, PlannedGoal, PlannedMessage } from './campaign-plan.ts'
export type { ReadBeside } from './check-messages.ts'
export { readCampaignFile, type ReadOptions } from './read-campaign-file.ts'
export {
  type CampaignSummary,
  listCampaigns,
  showPlan,
  type ShownDate,
  type ShownOccurrence,
  type ShownPlan,
} from './show-plan.ts'
