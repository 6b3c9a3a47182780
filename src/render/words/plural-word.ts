import { Invalid } from '../../errors.ts'
import type { Helper, WrittenCall } from '../handlebars/helper.ts'
import { numberOf } from './number-words.ts'
import { numberFormat, pluralRules } from '../language/formats-of.ts'
import { kept } from '../language/kept-formats.ts'
import { word } from './word.ts'

/**
 * `{{plural n one="# day" other="# days"}}`: the form that the language takes for this number, in which `#` is the number
 * itself. Every form that a language takes for whole numbers has to be there: Arabic has six.
 */
export function pluralWord(language: string): Helper {
  const rules = kept(() => pluralRules(language))
  const numbers = kept(() => numberFormat(language, {}))
  const formsOf = kept(() => formsNeeded(rules()))

  function say([value]: readonly unknown[], forms: Readonly<Record<string, unknown>>): string {
    refuseMissing(forms)
    const number = numberOf('plural', value)
    const form = forms[rules().select(number)] ?? forms['other']
    return String(form).replaceAll('#', () => numbers().format(number))
  }

  function refuseMissing(forms: Readonly<Record<string, unknown>>): void {
    const needed = formsOf()
    const missing = needed.filter((form) => typeof forms[form] !== 'string')
    if (missing.length > 0)
      throw new Invalid(
        `"plural" lacks ${missing.join(', ')}: in ${language} write ${needed.map((form) => `${form}="# …"`).join(' ')}.`,
      )
  }

  function check({ values: [value], named }: WrittenCall): void {
    refuseMissing(Object.fromEntries(Object.entries(named).map(([form, given]) => [form, given ? given.value : ''])))
    if (value && value.value !== '') numberOf('plural', value.value)
  }

  const forms = ['zero', 'one', 'two', 'few', 'many', 'other']
  return word({
    name: 'plural',
    takes: [1, 1],
    named: forms,
    example: '{{plural days one="# day" other="# days"}}',
    say,
    check,
  })
}

/** Up to here every form comes up that whole numbers take, but for those of exact millions in some languages. */
const FAR_ENOUGH = 200

function formsNeeded(rules: Intl.PluralRules): readonly string[] {
  const taken = new Set<string>(Array.from({ length: FAR_ENOUGH }, (_, number) => rules.select(number)))
  return ['zero', 'one', 'two', 'few', 'many', 'other'].filter((form) => form === 'other' || taken.has(form))
}
