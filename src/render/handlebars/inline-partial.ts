import type { HelperOptions } from './call-options.ts'
import type { BodyFunction, Container } from './scope.ts'
import { extend } from './values.ts'

/** `{{#*inline "name"}}…{{/inline}}`: a partial for the program that it stands in and the partials called there. */
export function inline(
  body: BodyFunction,
  props: { partials?: Record<string, unknown> },
  container: Container,
  options: HelperOptions,
): BodyFunction {
  let wrapped = body
  if (!props.partials) {
    props.partials = {}
    wrapped = (context, given) => {
      const around = container.partials
      container.partials = extend({}, around, props.partials)
      const text = body(context, given)
      container.partials = around
      return text
    }
  }
  extend(props.partials, { [String(options.args?.[0])]: options.fn })
  return wrapped
}
