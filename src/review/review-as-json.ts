import type { Review } from './review-shape.ts'

/** The review as one JSON document, indented, with a line end. */
export function reviewAsJson(review: Review): string {
  return `${JSON.stringify(review, null, 2)}\n`
}
