import type { Problem } from '../../errors.ts'
import {
  checkFigure,
  checkFigureData,
  designsOf,
  type FigureData,
  figureOf,
  sheetProblems,
} from '../../render/index.ts'
import type { PlannedFigure, PlannedMaterial } from '../campaign-plan.ts'
import type { Content, Printed } from './check-materials.ts'
import type { FileDraft } from './file-draft.ts'
import { type FilePath, stepsOf } from './file-path.ts'
import { error, type Finding, nearestOr } from './shape-problems.ts'

type MaterialEntry = FileDraft['materials'][number]

type Figures = Readonly<Record<string, PlannedFigure>>

/** Designs that a kind does not have, and figures that would mislead or cannot be drawn. */
export function drawingFindings({ path, value: { kind, template } }: MaterialEntry, figures: Figures): Finding[] {
  return [
    ...(kind === undefined || template === undefined ? [] : designFindings([...path, 'template'], kind, template)),
    ...Object.entries(figures).flatMap(([name, figure]) =>
      findingsOf(checkFigureData(asDated(figure)), [...path, 'figures', name]),
    ),
  ]
}

function designFindings(path: FilePath, kind: PlannedMaterial['kind'], template: string): Finding[] {
  const designs = designsOf(kind)
  if (designs.includes(template)) return []
  const what = { 'information-sheet': 'an information sheet', poster: 'a poster', infographic: 'an infographic' }[kind]
  return [
    error(
      path,
      `there is no design “${template}” for ${what}; ${nearestOr(template, designs, `there are ${designs.join(', ')}`)}`,
    ),
  ]
}

/** The figures of a material that can be drawn, and the names of all it has, where they could be read. */
interface DrawnBeside {
  readonly figures: Figures
  readonly named: readonly string[] | 'unknown'
}

/**
 * What keeps the content of one language from being drawn: texts that cannot be read, figures that are not there, words
 * that a figure lacks. Paths are those inside the content.
 */
export function contentFindings(
  kind: PlannedMaterial['kind'],
  { figures, named }: DrawnBeside,
  { language, content }: Content,
  { title, service, helplines }: Printed,
): Finding[] {
  const { figures: words = [], ...texts } = content
  const drawn = words.flatMap(({ figure: name, ...said }, index) => {
    const path = ['figures', index]
    const data = Object.hasOwn(figures, name) ? figures[name] : undefined
    if (data === undefined) {
      if (named === 'unknown' || named.includes(name)) return []
      const known = Object.keys(figures)
      const choice = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none: add it to its figures'
      return [error([...path, 'figure'], `the material has no figure “${name}”; ${nearestOr(name, known, choice)}`)]
    }
    const dated = asDated(data)
    if (checkFigureData(dated).length > 0) return []
    return findingsOf(checkFigure(figureOf(dated, said, language)), path)
  })
  const plain = [
    ...(kind === 'infographic' ? tagsIn(texts, [], 'an infographic’s texts are') : []),
    ...tagsIn(words, ['figures'], 'the words of a figure are'),
  ]
  if (kind === 'infographic' || !('what' in texts)) return [...plain, ...drawn]
  const charts = content.figures ? words.map(({ figure }) => figure) : named
  const help = helplines && { contacts: helplines }
  const printed = { campaign: { title }, service, ...help, figures: charts === 'unknown' ? ('any' as const) : charts }
  return [...findingsOf(sheetProblems(texts, language, printed), []), ...plain, ...drawn]
}

/** Tags in texts that are read as they stand, and would be printed with their braces. */
function tagsIn(value: unknown, path: FilePath, whose: string): Finding[] {
  if (typeof value === 'string') {
    const [tag] = /\{\{[^{}]*\}\}/.exec(value) ?? []
    return tag === undefined
      ? []
      : [error(path, `${whose} plain: ${tag} is not read there; write the words themselves`)]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inside]) =>
    tagsIn(inside, [...path, Array.isArray(value) ? Number(key) : key], whose),
  )
}

const ANY_DAY = '2027-01-01'

/** A timeline stands around the launch, whenever that is; what its moments hang on is checked with the other dates. */
function asDated(planned: PlannedFigure): FigureData {
  if (planned.chart !== 'timeline') return planned
  return { ...planned, launch: ANY_DAY, moments: planned.moments.map(({ key }) => ({ key, at: ANY_DAY })) }
}

function findingsOf(problems: readonly Problem[], start: FilePath): Finding[] {
  return problems.map(({ path, message, severity, line, column }) => ({
    path: [...start, ...stepsOf(path)],
    message,
    severity,
    at: 'value',
    ...(line !== undefined && { inside: { line, column: column ?? 1 } }),
  }))
}
