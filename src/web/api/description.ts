import type { OpenAPIHono } from '@hono/zod-openapi'
import { PROBLEM_KINDS, ProblemShape } from './problem-shape.ts'

const ABOUT = `Read the dated plans of campaigns, and move, postpone or reinstate their launches.

A program acts for a person, with the roles that person has; what it changes stands in the audit log under their address.
A token is made with \`fanfare person token EMAIL\`. Refusals are problems as in RFC 9457. Instants are in UTC; wall times
stand beside their zone.`

/** Describes what the routes name: how a program shows who it acts for, and how it is refused. */
export function describeCommonParts(registry: OpenAPIHono['openAPIRegistry']): void {
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  registry.register('Problem', ProblemShape)
  const schema = { $ref: '#/components/schemas/Problem' }
  for (const [name, meaning] of Object.values(PROBLEM_KINDS)) {
    const content = { 'application/problem+json': { schema } }
    registry.registerComponent('responses', name, { description: meaning, content })
  }
}

/** The interface as an OpenAPI 3.1 document, made from the routes that are there. */
export function description(api: Pick<OpenAPIHono, 'getOpenAPI31Document'>, baseUrl: string) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Fanfare', version: '1.0.0', description: ABOUT },
    servers: [{ url: baseUrl }],
    security: [{ token: [] }],
  })
}
