import { type SQL, sql } from 'drizzle-orm'
import { type ContactField, isContactField } from './attribute-name.ts'
import { type AudienceRule, type Comparison, parseAudienceRule } from './audience-rule.ts'
import { kindOf } from './comparable.ts'

/**
 * A `where` rule as a condition over contacts `c`; true or false, never null. Everything from the rule is a bound
 * parameter, the attribute's name too. Throws `Invalid` for a rule that cannot be read.
 *
 * @example sql`SELECT c.id FROM contacts c WHERE ${audienceCondition({ attribute: 'role', eq: 'staff' })}`
 */
export function audienceCondition(rule: unknown): SQL {
  return conditionOf(parseAudienceRule(rule))
}

const COLUMNS: Record<ContactField, SQL> = {
  id: sql`c.external_id`,
  email: sql`c.email`,
  phone: sql`c.phone`,
  language: sql`c.language`,
  timezone: sql`c.timezone`,
  first_name: sql`c.first_name`,
  last_name: sql`c.last_name`,
}

const SIGNS: Record<Comparison, SQL> = {
  eq: sql`=`,
  ne: sql`<>`,
  lt: sql`<`,
  lte: sql`<=`,
  gt: sql`>`,
  gte: sql`>=`,
}

function conditionOf(rule: AudienceRule): SQL {
  if (rule.kind === 'all' || rule.kind === 'any') {
    const inside = rule.rules.map((one) => conditionOf(one))
    if (inside.length === 0) return rule.kind === 'all' ? sql`1` : sql`0`
    return sql`(${sql.join(inside, rule.kind === 'all' ? sql` AND ` : sql` OR `)})`
  }
  if (rule.kind === 'not') return sql`NOT ${conditionOf(rule.rule)}`
  const value = isContactField(rule.attribute)
    ? COLUMNS[rule.attribute]
    : sql`json_extract(c.attributes, ${`$."${rule.attribute}"`})`
  if (rule.kind === 'exists') return rule.present ? sql`(${value} IS NOT NULL)` : sql`(${value} IS NULL)`
  if (rule.kind === 'in') return sql`coalesce(${isOneOf(value, rule.operands)}, 0)`
  if (rule.kind === 'contains') return sql`coalesce(instr(${value}, ${rule.operand}) > 0, 0)`
  return sql`coalesce(${comparison(value, SIGNS[rule.kind], rule.operand)}, ${rule.kind === 'ne' ? sql`1` : sql`0`})`
}

function comparison(value: SQL, sign: SQL, operand: string): SQL {
  const kind = kindOf(operand)
  const asText = sql`${value} ${sign} ${operand}`
  if (kind === 'text') return asText
  return kind === 'number'
    ? sql`CASE WHEN ${isNumber(value)} THEN CAST(${value} AS REAL) ${sign} CAST(${operand} AS REAL) ELSE ${asText} END`
    : sql`CASE WHEN ${isDate(value)} THEN julianday(${value}) ${sign} julianday(${operand}) ELSE ${asText} END`
}

/** One list per kind and not one comparison per value: SQLite bounds how deep an expression may be. */
function isOneOf(value: SQL, operands: readonly string[]): SQL {
  const ofKind = (kind: string) => JSON.stringify(operands.filter((operand) => kindOf(operand) === kind))
  return sql`CASE
    WHEN ${isNumber(value)} THEN CAST(${value} AS REAL) IN (SELECT CAST(value AS REAL) FROM json_each(${ofKind('number')}))
    WHEN ${isDate(value)} THEN julianday(${value}) IN (SELECT julianday(value) FROM json_each(${ofKind('date')}))
    ELSE ${value} IN (SELECT value FROM json_each(${ofKind('text')})) END`
}

function isNumber(value: SQL): SQL {
  return sql`CASE WHEN json_valid(${value}) THEN json_type(${value}) IN ('integer', 'real') ELSE 0 END`
}

/** The twin of `instantOfDate`: SQLite alone would take a bare time, a day number and 30 February for dates. */
function isDate(value: SQL): SQL {
  const forms = TIMES.map((time) => sql`${value} GLOB ${DAY + time}`)
  return sql`(${value} GLOB ${`${DAY}*`} AND (${sql.join(forms, sql` OR `)}) AND date(substr(${value}, 1, 10)) = substr(${value}, 1, 10)
    AND substr(${value}, 12, 2) < '24' AND julianday(${value}) IS NOT NULL)`
}

const DIGITS = '[0-9][0-9]'
const DAY = `${DIGITS}${DIGITS}-${DIGITS}-${DIGITS}`
const CLOCKS = [
  `[T ]${DIGITS}:${DIGITS}`,
  `[T ]${DIGITS}:${DIGITS}:${DIGITS}`,
  `[T ]${DIGITS}:${DIGITS}:${DIGITS}.[0-9]${DIGITS}`,
]
const TIMES = ['', ...CLOCKS.flatMap((clock) => [clock, `${clock}Z`, `${clock}[+-]${DIGITS}:${DIGITS}`])]
