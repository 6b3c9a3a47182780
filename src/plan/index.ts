export { activityLine } from './activity-line.ts'
export { type ActivityPage, activityPage } from './activity-page.ts'
export { type ApprovalOutlook, type ApprovalPreview, approvalPreview } from './approval-preview.ts'
export { type ApprovalHistory, approvalHistory } from './approval-history.ts'
export { approvalOf, isApproved } from './approval-of.ts'
export { type ApplyInput, applyPlan } from './apply-plan.ts'
export { approve } from './approve.ts'
export { askForChanges } from './ask-for-changes.ts'
export { approved, type ActivityToApprove } from './approved.ts'
export { campaignFileSchema } from './campaign-file-schema.ts'
export { type CampaignPage, campaignPage, type DatedLine } from './campaign-page.ts'
export type { CampaignPlan } from './campaign-plan.ts'
export { type CampaignTimeline, campaignTimeline, type TimelineItem } from './campaign-timeline.ts'
export { type ComingUp, comingUp } from './coming-up.ts'
export { campaignFile } from './export-campaign.ts'
export { type Edit, editCampaign, type Edited } from './edit-campaign.ts'
export { type Move, moveLaunch, type MoveInput, previewMove } from './move-launch.ts'
export { moveAsJson } from './move-as-json.ts'
export { type MovedOccurrence, type MoveEffect } from './launch-move.ts'
export { launchHistory, postponeLaunch, reinstateLaunch } from './postpone-launch.ts'
export { type Part, type PartKind } from './part-of-plan.ts'
export { partForEditing, type PartForm } from './part-for-editing.ts'
export { type Attention, type AttentionKind, needsAttention } from './needs-attention.ts'
export { newCampaignForm, startCampaign } from './start-campaign.ts'
export { prolongRepeats } from './prolong-repeats.ts'
export { tellDateChanged, type ToldOldDate, toldOldDate } from './tell-date-changed.ts'
export { readCampaignFile } from './read-campaign-file.ts'
export {
  type CampaignSummary,
  listCampaigns,
  noCampaign,
  showPlan,
  type ShownDate,
  type ShownPlan,
} from './show-plan.ts'
export { readYaml } from './yaml-source.ts'
export { type WaitingForApproval, waitingForApproval } from './waiting-for-approval.ts'
export type { StatusWord } from './status-word.ts'
