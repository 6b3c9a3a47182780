import type { Problem } from '../../errors.ts'
import type { CampaignPlan } from '../campaign-plan.ts'
import { checkCampaign, type CheckOptions } from './check-campaign.ts'
import { pathText } from './file-path.ts'
import type { Finding } from './shape-problems.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

export interface ReadOptions extends CheckOptions {
  /** How the file is named in problems. */
  readonly file: string
}

/** Two megabytes: a campaign is a few pages of text. Pictures that stand in it count for themselves. */
const LARGEST = 2_000_000
const LARGEST_WITH_PICTURES = 28_000_000
const MOST_PROBLEMS = 200

/**
 * Reads a campaign file (YAML, see the published schema) and checks all of it: every problem is reported at once, with
 * path, line and column where there is one, and what to do. There is a plan when no problem is an error. Pure.
 */
export function readCampaignFile(text: string, options: ReadOptions): { plan?: CampaignPlan; problems: Problem[] } {
  const unreadable = faultOfText(text)
  if (unreadable !== undefined)
    return { problems: [{ file: options.file, path: '', message: unreadable, severity: 'error' }] }
  const { source, problems } = readYaml(text.replace(/^\uFEFF/, ''))
  const syntax = problems.map((problem) => ({ file: options.file, ...problem }))
  if (source === undefined) return { problems: inOrder(syntax) }
  const { plan, findings } = checkCampaign(source.value, options)
  const all = inOrder([
    ...syntax,
    ...findings.slice(0, MOST_PROBLEMS + 1).map((finding) => located(finding, source, options.file)),
  ])
  const wrong = plan === undefined || [...syntax, ...findings].some(({ severity }) => severity === 'error')
  return wrong ? { problems: all } : { plan, problems: all }
}

/** Whether a file has more text than a campaign, or more in pictures than 20 MB. */
export function isTooLarge(text: string): boolean {
  if (text.length > LARGEST_WITH_PICTURES) return true
  const words = text.length > LARGEST ? text.replaceAll(/data:image\/[\w.+-]+;base64,[\w+/=]+/g, '') : text
  return new TextEncoder().encode(words).length > LARGEST
}

function faultOfText(text: string): string | undefined {
  if (isTooLarge(text)) {
    return 'the file is larger than 2 MB; a campaign is a few pages, so split it or take out what does not belong'
  }
  if (text.includes('\uFFFD') || text.includes('\0')) return 'the file is not UTF-8 text; save it as UTF-8'
  if (text.replace(/^\uFEFF/, '').trim() === '') return 'the file is empty; expected a campaign in YAML'
  return undefined
}

function located(finding: Finding, source: YamlSource, file: string): Problem {
  const { path, message, severity, at, inside } = finding
  const problem = { path: pathText(path), message, severity }
  if (finding.file !== undefined) return { file: besideOf(file, finding.file), ...problem, ...inside }
  const position = inside === undefined ? source.locate(path, at) : source.locateInside(path, inside)
  return { file, ...problem, ...position }
}

function besideOf(file: string, beside: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1) + beside
}

/** From the top of each file to its end, and not more than a person can use. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort(
    (one, other) =>
      (one.file ?? '').localeCompare(other.file ?? '') ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0),
  )
  const more = { path: '', message: 'there are more problems; correct these first', severity: 'error' as const }
  const { file = '' } = sorted[0] ?? {}
  return sorted.length <= MOST_PROBLEMS ? sorted : [...sorted.slice(0, MOST_PROBLEMS), { file, ...more }]
}
