export { review } from './review.ts'
export { reviewAsCsv } from './review-as-csv.ts'
export { reviewAsHtml } from './review-as-html.tsx'
export { reviewAsJson } from './review-as-json.ts'
export { reviewAsText } from './review-as-text.ts'
export type { Review } from './review-shape.ts'
export {
  baselineInWords,
  count,
  figureInWords,
  metricInWords,
  skippedInWords,
  targetInWords,
} from './figures-in-words.ts'
export { GoalBar } from './goal-bar.tsx'
export { VerdictMark } from './goal-card.tsx'
export { Method } from './method.tsx'
export { ReviewBody } from './review-body.tsx'
