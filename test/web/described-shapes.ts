import { z } from 'zod'

interface Described {
  readonly paths: Record<string, Record<string, { responses: Record<string, { content?: unknown }> }>>
  readonly components: { readonly schemas: Record<string, object> }
}

/** What the description says of answers, as checks that take no key which is not described. */
export function describedShapes(text: string) {
  const strict: Described = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/'), (_, value: unknown) =>
    isObjectShape(value) ? { additionalProperties: false, ...value } : value,
  )
  const shapeOf = (schema: object) => z.fromJSONSchema({ ...schema, $defs: strict.components.schemas } as never)
  return {
    operations: Object.entries(strict.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    ),
    problem: shapeOf(strict.components.schemas['Problem']!),
    answer(operation: string): z.ZodType {
      const [method, path] = operation.split(' ') as [string, string]
      const answer = strict.paths[path]![method.toLowerCase()]!.responses['200'] as {
        content: { 'application/json': { schema: object } }
      }
      return shapeOf(answer.content['application/json'].schema)
    },
  }
}

function isObjectShape(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'object' && 'properties' in value
  )
}
