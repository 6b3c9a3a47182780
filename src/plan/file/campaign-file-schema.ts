import { z } from 'zod'
import { OPERATORS } from '../../audience/index.ts'
import { campaignFileShape } from './campaign-file.ts'

/** The JSON Schema of a campaign file, for editors; made from the definitions that check it. It knows shapes, not what must fit together. */
export function campaignFileSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(campaignFileShape, { target: 'draft-7', io: 'input', unrepresentable: 'any' })
  return {
    ...schema,
    title: 'Fanfare campaign file',
    definitions: { where: { oneOf: [...groups(), condition()] } },
  }
}

const RULE = { $ref: '#/definitions/where' }

function groups(): object[] {
  const several = { type: 'array', items: RULE, minItems: 1 }
  return [only({ all: several }), only({ any: several }), only({ not: RULE })]
}

function condition(): object {
  const value = { type: ['string', 'number', 'boolean'] }
  const operands: Record<string, object> = {
    in: { type: 'array', items: value, minItems: 1 },
    exists: { type: 'boolean' },
  }
  return {
    oneOf: OPERATORS.map((operator) =>
      only({ attribute: { type: 'string' }, [operator]: operands[operator] ?? value }),
    ),
  }
}

function only(properties: Record<string, object>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}
