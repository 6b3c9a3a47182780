import { closest } from 'fastest-levenshtein'
import { type Checking, deeper, fault, isNamed } from './checking.ts'
import type { WrittenCall } from './helper.ts'
import { type Call, type Expression, isSimple, type Literal, type Location, nameOf, type Path } from './syntax-tree.ts'

export const blockWords: readonly string[] = ['if', 'unless', 'each', 'with']

/** What stands in `{{…}}`: a helper's call where the name is one, else a path. */
export function checkCallOrPath(call: Call, location: Location, checking: Checking): void {
  if (isCall(call, checking)) checkCall(call, location, checking)
  else checkPath(nameOf(call.path), checking)
}

function isCall({ path, params, hash }: Call, checking: Checking): boolean {
  if (params.length > 0 || hash) return true
  const name = nameOf(path)
  return isSimple(name) && !name.data && !isNamed(name, checking) && isReserved(name.original, checking)
}

function isReserved(name: string, { helpers }: Checking): boolean {
  const helper = helpers.get(name)
  return name === 'lookup' || blockWords.includes(name) || (helper !== undefined && helper.needsValue !== true)
}

function checkCall(call: Call, location: Location, checking: Checking): void {
  const path = nameOf(call.path)
  checkValues(call, checking)
  if (path.original === 'lookup') {
    if (call.params.length !== 2)
      fault(checking, location, '"lookup" takes a thing and a name: write {{lookup people "first"}}.')
    return
  }
  const helper =
    isSimple(path) && !path.data && !isNamed(path, checking) ? checking.helpers.get(path.original) : undefined
  const message = helper ? helper.fault?.(writtenCall(call)) : unknownHelper(path.original, checking)
  if (message !== undefined) fault(checking, location, message)
}

function writtenCall({ params, hash }: Call): WrittenCall {
  const named = hash?.pairs.map(({ key, value }) => [key, writtenValue(value)] as const) ?? []
  return { values: params.map(writtenValue), named: Object.fromEntries(named) }
}

function writtenValue(expression: Expression): WrittenCall['values'][number] {
  return 'value' in expression ? { value: expression.value } : undefined
}

/** The values given to a helper, block or partial, and those given by name. */
export function checkValues({ params, hash }: Pick<Call, 'params' | 'hash'>, checking: Checking): void {
  for (const param of params) checkExpression(param, checking)
  for (const { value } of hash?.pairs ?? []) checkExpression(value, checking)
}

export function checkExpression(expression: Expression, checking: Checking): void {
  if (expression.type === 'SubExpression') {
    const inner = deeper(checking, expression.loc)
    if (inner) checkCall(expression, expression.loc, inner)
  } else if (expression.type === 'PathExpression') checkPath(expression, checking)
}

const frameNames = ['root', 'index', 'key', 'first', 'last']

export function checkPath(path: Path | Literal, checking: Checking): void {
  if (path.type !== 'PathExpression') return
  if (path.data && !frameNames.includes(path.parts[0] ?? ''))
    fault(checking, path.loc, `There is no ${path.original}. There are @${frameNames.join(', @')}.`)
  else if (checking.isInline && isNamed(path, checking))
    fault(
      checking,
      path.loc,
      `"${path.parts[0]}", a name with "as |…|", cannot be read in an inline partial. Hand it over: {{> name ${path.parts[0]}}}.`,
    )
}

function unknownHelper(name: string, { helpers }: Checking): string {
  if (blockWords.includes(name)) return `"${name}" goes around something: write {{#${name} …}} … {{/${name}}}.`
  const known = ['lookup', ...helpers.keys()]
  return `There is no helper "${name}". The nearest is "${closest(name, known)}".`
}
