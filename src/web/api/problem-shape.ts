import { z } from '@hono/zod-openapi'

/** How a request is refused, as in RFC 9457. */
export const ProblemShape = z
  .object({
    type: z.string().openapi({ description: 'Where this kind of problem is described' }),
    title: z.string().openapi({ description: 'The kind of problem in words' }),
    status: z.int(),
    detail: z.string().openapi({ description: 'What is wrong here, what was expected, and what to do' }),
    problems: z
      .array(z.object({ path: z.string(), message: z.string(), severity: z.enum(['error', 'warning']) }))
      .optional()
      .openapi({ description: 'Each thing that is wrong with the input, and where' }),
  })
  .openapi('Problem')

export type ProblemBody = z.infer<typeof ProblemShape>

/** The kinds of problem by status: the name under which each is described, and what it means. */
export const PROBLEM_KINDS = {
  400: ['NotJson', 'The body is no JSON.'],
  401: ['NoToken', 'There is no token with the request, or it is not good any more.'],
  403: ['NotAllowed', 'The person of the token has no role that may do this.'],
  404: ['NotFound', 'What is named is not there.'],
  409: [
    'Conflict',
    'What is there does not allow this, or is not what was seen: look again. With `Retry-After`, a request with the same key is under way: ask again for its answer.',
  ],
  413: ['TooLarge', 'The body is over 512 KiB.'],
  415: ['NotSentAsJson', 'The body is not sent as application/json.'],
  422: ['Invalid', 'The input is wrong; `problems` says where and why.'],
  500: ['Unexpected', 'Something that nobody foresaw; it was written down.'],
  503: ['RetryLater', 'A passing fault: ask again later.'],
} as const

export type ProblemStatus = keyof typeof PROBLEM_KINDS

/** Where a kind of problem stands in the description of the interface. */
export function problemReference(status: ProblemStatus): string {
  return `#/components/responses/${PROBLEM_KINDS[status][0]}`
}
