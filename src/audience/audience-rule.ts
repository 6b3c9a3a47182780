import { closest, distance } from 'fastest-levenshtein'
import { Invalid, type Problem } from '../errors.ts'
import { isAttributeName } from './attribute-name.ts'

/** How two values are compared. */
export const COMPARISONS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** Everything a condition can ask of an attribute. */
export const OPERATORS = [...COMPARISONS, 'in', 'contains', 'exists'] as const

/** A `where` rule, read: operands are text, compared as numbers or ISO dates where both sides are. */
export type AudienceRule =
  | { readonly kind: 'all'; readonly rules: readonly AudienceRule[] }
  | { readonly kind: 'any'; readonly rules: readonly AudienceRule[] }
  | { readonly kind: 'not'; readonly rule: AudienceRule }
  | { readonly kind: Comparison; readonly attribute: string; readonly operand: string }
  | { readonly kind: 'in'; readonly attribute: string; readonly operands: readonly string[] }
  | { readonly kind: 'contains'; readonly attribute: string; readonly operand: string }
  | { readonly kind: 'exists'; readonly attribute: string; readonly present: boolean }

const EVERYBODY: AudienceRule = { kind: 'all', rules: [] }
const GROUPS = ['all', 'any', 'not'] as const
const DEEPEST = 12
const MOST_CONDITIONS = 200
const MOST_OPERANDS = 10_000

/** Reads a `where` rule as written in a campaign file; absent means everybody. Throws `Invalid` with every fault. */
export function parseAudienceRule(rule: unknown): AudienceRule {
  const reading = readingOf(rule)
  if (reading.problems.length > 0) throw new Invalid(reading.problems)
  return reading.rule
}

/**
 * Everything wrong with a `where` rule. Paths are within the rule (`all[0].lte`) behind `path`, which says where it stands.
 *
 * @example checkAudienceRule({ attribute: 'age', less: 5 }, 'audiences.young.where')
 */
export function checkAudienceRule(rule: unknown, path = ''): Problem[] {
  return readingOf(rule, path).problems
}

function readingOf(rule: unknown, path = ''): { rule: AudienceRule; problems: Problem[] } {
  if (rule === undefined || rule === null) return { rule: EVERYBODY, problems: [] }
  const reader = new RuleReader()
  return { rule: reader.read(rule, path, 1), problems: reader.problems }
}

/** Gathers problems while it reads; what could not be read stands as everybody and is never used. */
class RuleReader {
  readonly problems: Problem[] = []
  private conditions = 0

  read(rule: unknown, path: string, depth: number): AudienceRule {
    if (!isRecord(rule)) return this.fault(path, `expected a condition such as { attribute: age, gte: 18 }`)
    if (depth > DEEPEST) return this.fault(path, `is nested over ${DEEPEST} deep; say it with fewer levels`)
    const group = GROUPS.find((name) => Object.hasOwn(rule, name))
    return group === undefined ? this.readCondition(rule, path) : this.readGroup(rule, group, path, depth)
  }

  private readGroup(rule: Rec, group: (typeof GROUPS)[number], path: string, depth: number): AudienceRule {
    const others = Object.keys(rule).filter((key) => key !== group)
    if (others.length > 0)
      return this.fault(path, `\`${group}\` stands alone; move ${quoted(others)} into a condition of its own`)
    const inside = rule[group]
    if (group === 'not') return { kind: 'not', rule: this.read(inside, join(path, 'not'), depth + 1) }
    if (!Array.isArray(inside) || inside.length === 0)
      return this.fault(join(path, group), 'expected a list of one or more conditions')
    return { kind: group, rules: inside.map((one, i) => this.read(one, `${join(path, group)}[${i}]`, depth + 1)) }
  }

  private readCondition(rule: Rec, path: string): AudienceRule {
    this.conditions += 1
    if (this.conditions === MOST_CONDITIONS + 1)
      this.fault(path, `the rule has over ${MOST_CONDITIONS} conditions; use \`in\` for lists of values`)
    const { attribute } = rule
    if (typeof attribute !== 'string' || !isAttributeName(attribute))
      return this.fault(
        join(path, 'attribute'),
        attribute === undefined && !Object.hasOwn(rule, 'attribute')
          ? `expected \`attribute\` and one of ${OPERATORS.join(', ')}, or \`all\`, \`any\`, \`not\`; found ${quoted(Object.keys(rule))}`
          : 'expected the name of an attribute: up to 64 characters, no quotes, backslashes or line breaks',
      )
    if (attribute.startsWith('consent.'))
      return this.fault(
        join(path, 'attribute'),
        'consent is checked for each recipient at hand-over; leave it out here',
      )
    const operators = Object.keys(rule).filter((key) => key !== 'attribute')
    for (const operator of operators) if (!isOperator(operator)) this.unknownOperator(operator, path)
    const known = operators.filter(isOperator)
    if (known.length !== operators.length) return EVERYBODY
    const [operator] = known
    if (operator === undefined) return this.fault(path, `\`${attribute}\` needs one of ${OPERATORS.join(', ')}`)
    if (known.length > 1)
      return this.fault(
        path,
        `one comparison per condition; put ${quoted(known)} under \`all\`, each with its attribute`,
      )
    return this.readOperand(attribute, operator, rule[operator], join(path, operator))
  }

  private readOperand(
    attribute: string,
    operator: (typeof OPERATORS)[number],
    value: unknown,
    path: string,
  ): AudienceRule {
    if (operator === 'exists')
      return typeof value === 'boolean'
        ? { kind: 'exists', attribute, present: value }
        : this.fault(path, 'expected true or false')
    if (operator === 'in') {
      if (!Array.isArray(value) || value.length === 0) return this.fault(path, 'expected a list of one or more values')
      if (value.length > MOST_OPERANDS) return this.fault(path, `expected ${MOST_OPERANDS} values at most`)
      const operands = value.map((one, i) => this.readScalar(one, `${path}[${i}]`))
      return { kind: 'in', attribute, operands }
    }
    return { kind: operator, attribute, operand: this.readScalar(value, path) }
  }

  private readScalar(value: unknown, path: string): string {
    const text = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value) ? String(value) : ''
    if (text === '')
      this.fault(path, 'expected a number, a date or a text; for a value that is missing say `exists: false`')
    else if (text.includes('\0')) this.fault(path, 'holds a NUL character; expected plain text')
    return text
  }

  private unknownOperator(operator: string, path: string): void {
    const nearest = closest(operator, [...OPERATORS])
    const hint = distance(operator, nearest) <= 2 ? `; did you mean \`${nearest}\`?` : ''
    this.fault(join(path, operator), `\`${operator}\` is unknown; expected one of ${OPERATORS.join(', ')}${hint}`)
  }

  private fault(path: string, message: string): AudienceRule {
    this.problems.push({ path, message, severity: 'error' })
    return EVERYBODY
  }
}

type Rec = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Rec {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOperator(key: string): key is (typeof OPERATORS)[number] {
  return OPERATORS.some((operator) => operator === key)
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ') || 'nothing'
}
