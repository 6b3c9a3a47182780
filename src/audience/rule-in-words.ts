import { type AudienceRule, type Comparison, parseAudienceRule } from './audience-rule.ts'

/** How many values of a long list are said. */
const SAID = 5

/**
 * A `where` rule as a sentence's end. Throws `Invalid` for a rule that cannot be read.
 *
 * @example ruleInWords({ all: [{ attribute: 'age', gte: 18 }, { attribute: 'language', eq: 'cy' }] }) // 'age is at least 18 and language is cy'
 */
export function ruleInWords(rule: unknown): string {
  const read = parseAudienceRule(rule)
  return read.kind === 'all' && read.rules.length === 0 ? 'everybody' : words(read)
}

/** Who is in an audience, by its rule and by what they were sent before, as a sentence's end. Throws as `ruleInWords`. */
export function audienceInWords({
  rule,
  received,
}: {
  readonly rule?: unknown
  readonly received?: { readonly activities: readonly string[] } | null | undefined
}): string {
  const all = ruleInWords(rule)
  if (!received) return all
  const sent = `sent ${received.activities.join(' or ')} in its time`
  return all === 'everybody' ? `everybody who was ${sent}` : `${all}, of those who were ${sent}`
}

const COMPARED: Record<Comparison, string> = {
  eq: 'is',
  ne: 'is not',
  lt: 'is less than',
  lte: 'is at most',
  gt: 'is more than',
  gte: 'is at least',
}

function words(rule: AudienceRule): string {
  switch (rule.kind) {
    case 'all':
      return rule.rules.map((one) => within(one)).join(' and ')
    case 'any':
      return rule.rules.map((one) => within(one)).join(' or ')
    case 'not':
      return `not (${words(rule.rule)})`
    case 'exists':
      return rule.present ? `${rule.attribute} is known` : `${rule.attribute} is not known`
    case 'contains':
      return `${rule.attribute} contains “${rule.operand}”`
    case 'in':
      return `${rule.attribute} is one of ${listed(rule.operands)}`
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return `${rule.attribute} ${COMPARED[rule.kind]} ${rule.operand}`
    default:
      return rule satisfies never
  }
}

/** Groups inside groups stand in brackets, so that `and` and `or` are never mixed without them. */
function within(rule: AudienceRule): string {
  const isGroup = (rule.kind === 'all' || rule.kind === 'any') && rule.rules.length > 1
  return isGroup ? `(${words(rule)})` : words(rule)
}

function listed(values: readonly string[]): string {
  if (values.length <= SAID) return values.join(', ')
  return `${values.slice(0, SAID).join(', ')} and ${values.length - SAID} more`
}
