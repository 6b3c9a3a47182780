import { Invalid, type Problem } from '../../errors.ts'
import type { Helper } from '../handlebars/helper.ts'
import { namesRead } from '../handlebars/names-read.ts'
import { faultsOf, templateOf } from '../handlebars/parse-template.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import { type Program, programsIn } from '../handlebars/syntax-tree.ts'
import { builtInWords, callsInTemplate } from './calls-in-template.ts'
import { linksInText } from './links-in-text.ts'
import { missingNames } from './missing-names.ts'
import { type SmsParts, smsParts } from './sms-parts.ts'

/** What is known of a template before it is rendered for anyone. */
export interface TemplateInspection {
  /** What keeps it from being rendered, with line and column; what follows is then as far as it could be read. */
  readonly problems: readonly Problem[]
  /** The names it reads, dotted from the outermost context, `*` standing for any item: `offices.*.phone`. */
  readonly variables: readonly string[]
  /** Those of them that it prints without asking for them first, and that the data lack; none where no data is given. */
  readonly missing: readonly string[]
  readonly helpers: readonly string[]
  readonly partials: readonly string[]
  /** The addresses in its text, as people see it: with https:, mailto: and tel:. */
  readonly links: readonly string[]
  /** Characters of the text: as rendered with the data, or else of what it says to everyone. */
  readonly length: number
  /** The same text as SMS. */
  readonly sms: SmsParts
}

export interface InspectionOptions {
  readonly data?: unknown
  readonly partials?: Readonly<Record<string, string>>
  readonly helpers?: Readonly<Record<string, Helper>>
}

/** Looks at a template without sending it to anyone. Nothing is thrown: what is wrong is among the `problems`. */
export function inspectTemplate(source: string, options: InspectionOptions = {}): TemplateInspection {
  const parsed = readable(source)
  if ('problems' in parsed) return { ...nothingKnown, problems: parsed.problems }
  const { program } = parsed
  const { data, partials = {}, helpers = {} } = options
  const problems = [...faultsOf(program, { partials, helpers })]
  const reads = namesRead(program, (name) => partialOf(name, partials))
  const text = problems.length === 0 && data !== undefined ? shown(program, options, problems) : fixedText(program)
  const bare = Object.keys(helpers).filter((name) => helpers[name]?.needsValue !== true)
  const calls = callsInTemplate(program, new Set([...builtInWords, ...bare]))
  return {
    problems,
    variables: [...new Set(reads.map(({ parts }) => parts.join('.')))],
    missing: data === undefined ? [] : missingNames(reads, data),
    ...calls,
    links: linksInText(text),
    length: Array.from(text).length,
    sms: smsParts(text),
  }
}

/** A template in several languages, each looked at for itself. */
export interface LanguagesInspection {
  readonly inspected: Readonly<Record<string, TemplateInspection>>
  /** Languages that are planned and have no text, or an empty one. */
  readonly missing: readonly string[]
}

/** Looks at a template in each of its languages; `sources` are by BCP 47 tag, `languages` what is planned. */
export function inspectLanguages(
  sources: Readonly<Record<string, string>>,
  languages: readonly string[],
  optionsFor: (language: string) => InspectionOptions = () => ({}),
): LanguagesInspection {
  const written = Object.entries(sources).filter(([, source]) => source.trim() !== '')
  return {
    inspected: Object.fromEntries(
      written.map(([language, source]) => [language, inspectTemplate(source, optionsFor(language))]),
    ),
    missing: languages.filter((language) => !written.some(([known]) => known === language)),
  }
}

const nothingKnown: TemplateInspection = {
  problems: [],
  variables: [],
  missing: [],
  helpers: [],
  partials: [],
  links: [],
  length: 0,
  sms: smsParts(''),
}

function readable(source: string): { readonly program: Program } | { readonly problems: readonly Problem[] } {
  try {
    return { program: parseProgram(source) }
  } catch (thrown) {
    if (thrown instanceof Invalid) return { problems: thrown.problems }
    throw thrown
  }
}

function partialOf(name: string, partials: Readonly<Record<string, string>>): Program | undefined {
  const source = Object.hasOwn(partials, name) ? partials[name] : undefined
  const parsed = source === undefined ? undefined : readable(source)
  return parsed && 'program' in parsed ? parsed.program : undefined
}

function shown(program: Program, { data, ...options }: InspectionOptions, problems: Problem[]): string {
  try {
    return templateOf(program, { ...options, noEscape: true }).render(data)
  } catch (thrown) {
    if (!(thrown instanceof Invalid)) throw thrown
    problems.push(...thrown.problems)
    return fixedText(program)
  }
}

/** What a template says whatever the data are, with both branches of its blocks. */
function fixedText(program: Program): string {
  return [...programsIn(program)]
    .flatMap(({ body }) => body)
    .map((statement) => (statement.type === 'ContentStatement' ? statement.value : ''))
    .join('')
}
