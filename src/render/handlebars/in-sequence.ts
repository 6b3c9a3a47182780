import { withinOutput } from './limits.ts'
import type { Evaluate, Scope } from './scope.ts'
import { isNothing, plus } from './values.ts'

/** A part of a program: its text, what makes it, or a block whose kind turns out only when it is rendered. */
export type Step =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly evaluate: Evaluate }
  | { readonly kind: 'section'; readonly evaluate: Evaluate }

/**
 * Joins the steps of a program as Handlebars does: by `+`, of values that need not be text, so that two numbers side by
 * side and unescaped are added up. What stands between sections is joined before it is joined to the rest.
 */
export function inSequence(steps: readonly Step[], isSimple: boolean): Evaluate {
  const groups = groupsOf(steps)
  const [only] = groups
  if (only === undefined) return () => ''
  if (groups.length === 1 && only.kind === 'run') return joined(only.parts)
  if (isSimple && only.kind === 'section') return (scope) => only.evaluate(scope) ?? ''
  return alternating(groups)
}

type Part = string | Evaluate
type Group =
  { readonly kind: 'run'; readonly parts: Part[] } | { readonly kind: 'section'; readonly evaluate: Evaluate }

function groupsOf(steps: readonly Step[]): readonly Group[] {
  const groups: Group[] = []
  for (const step of steps) {
    if (step.kind === 'section') {
      groups.push(step)
      continue
    }
    let last = groups.at(-1)
    if (last?.kind !== 'run') groups.push((last = { kind: 'run', parts: [] }))
    addPart(last.parts, step.kind === 'text' ? step.text : step.evaluate)
  }
  return groups
}

function addPart(parts: Part[], part: Part): void {
  const last = parts.length - 1
  if (typeof part === 'string' && typeof parts[last] === 'string') parts[last] += part
  else parts.push(part)
}

function joined(parts: readonly Part[]): Evaluate {
  const [first = '', ...others] = parts
  if (others.length === 0) return typeof first === 'string' ? () => first : first
  return (scope) => withinOutput(join(valueOf(first, scope), others, scope), scope.container.run)
}

function join(start: unknown, parts: readonly Part[], scope: Scope): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- values of any kind are joined by `+`, as by `plus`
  let text = start as string
  // By its place and without a call, as this is the innermost loop of all.
  for (let place = 0; place < parts.length; place++) {
    const part = parts[place]
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- likewise
    if (part !== undefined) text += typeof part === 'string' ? part : (part(scope) as string)
  }
  return text
}

function valueOf(part: Part, scope: Scope): unknown {
  return typeof part === 'string' ? part : part(scope)
}

function alternating(groups: readonly Group[]): Evaluate {
  const last = groups.length - 1
  return (scope) => {
    let text: unknown = ''
    for (const [place, group] of groups.entries()) {
      if (group.kind === 'section') {
        const value = group.evaluate(scope)
        if (!isNothing(value)) text = plus(text, value)
      } else if (place === last) text = join(text, group.parts, scope)
      else {
        const [first = '', ...others] = group.parts
        const own = join(valueOf(first, scope), others, scope)
        text = place === 0 ? own : plus(text, own)
      }
    }
    return withinOutput(text, scope.container.run)
  }
}
