import { CONTACT_FIELDS, isContactField } from './attribute-name.ts'
import { type AudienceRule, type Comparison, parseAudienceRule } from './audience-rule.ts'
import { compared } from './comparable.ts'

/** What a rule looks at in a contact. Absent, null and unknown attributes are missing values. */
export interface RuledContact {
  readonly externalId?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly language?: string | null
  readonly timezone?: string | null
  readonly firstName?: string | null
  readonly lastName?: string | null
  readonly attributes: Readonly<Record<string, string>>
}

/** Whether a contact meets a `where` rule: what `audienceCondition` asks of the database, for one contact at hand. */
export function matches(rule: unknown, contact: RuledContact): boolean {
  return meets(parseAudienceRule(rule), contact)
}

const HOLDS: Record<Comparison, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
}

function meets(rule: AudienceRule, contact: RuledContact): boolean {
  if (rule.kind === 'all') return rule.rules.every((one) => meets(one, contact))
  if (rule.kind === 'any') return rule.rules.some((one) => meets(one, contact))
  if (rule.kind === 'not') return !meets(rule.rule, contact)
  const value = valueOf(contact, rule.attribute)
  if (rule.kind === 'exists') return (value !== undefined) === rule.present
  if (value === undefined) return rule.kind === 'ne'
  if (rule.kind === 'in') return rule.operands.some((operand) => compared(value, operand) === 0)
  if (rule.kind === 'contains') return value.includes(rule.operand)
  return HOLDS[rule.kind](compared(value, rule.operand))
}

function valueOf(contact: RuledContact, attribute: string): string | undefined {
  if (isContactField(attribute)) return contact[CONTACT_FIELDS[attribute]] ?? undefined
  return Object.hasOwn(contact.attributes, attribute) ? contact.attributes[attribute] : undefined
}
