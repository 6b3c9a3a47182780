import { z } from '@hono/zod-openapi'
import { Invalid } from '../../errors.ts'

/** A text of a request, and what a missing one or another kind of value is told. */
function text(expected: string) {
  return z.string({
    error: ({ input }) =>
      input === undefined ? `is missing; expected ${expected}` : `is no text; expected ${expected}`,
  })
}

/** The body of a request: other keys are refused, and those there are named. */
function body<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `is unknown here; expected ${known}` : 'expected a JSON object',
  })
}

const reason = text('why, in a sentence').openapi({ description: 'Why, for the history; up to 500 characters' })

export const InCampaign = z.object({
  campaign: z.string().openapi({ description: 'The id of the campaign', example: 'renew-online' }),
})

export const KeyHeader = z.object({
  'Idempotency-Key': z.string().optional().openapi({
    description:
      'A text of your choosing, 1 to 255 visible characters of ASCII, new for each thing that is to be done. Asking again with the same key within 24 hours does nothing and gives the first answer, with `Idempotent-Replayed: true`.',
  }),
})

export const MoveRequest = body({
  to: text('a date and time such as 2027-03-01T09:00, or now').openapi({
    description: 'The wall time to move to, in the zone of the anchor, or `now`',
    example: '2027-03-15T09:00',
  }),
  anchor: text('the name of an anchor').optional().openapi({ description: 'What moves; absent: the launch' }),
  reason: reason.optional(),
  dryRun: z
    .boolean({ error: 'expected true or false' })
    .optional()
    .openapi({ description: 'Say what would become of each occurrence, and change nothing' }),
  seen: text('the value of `seen` that a dry run answered').optional().openapi({
    description: 'What a dry run answered as `seen`: if the plan is another by now, nothing is moved (409)',
  }),
}).openapi('LaunchMove')

export const PostponeRequest = body({ reason }).openapi('LaunchPostponement')

export const ReinstateRequest = body({ reason: reason.optional() }).openapi('LaunchReinstatement')

/** Throws `Invalid` with everything that is not in shape. */
export function refuseMalformed(result: { success: true } | { success: false; error: z.ZodError }): void {
  if (result.success) return
  const problems = result.error.issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
    return keys.map((key) => ({
      path: [...issue.path, ...(key === undefined ? [] : [key])].join('.'),
      message: issue.message,
      severity: 'error' as const,
    }))
  })
  throw new Invalid(problems)
}
