import type { z } from 'zod'
import type { CampaignPlan, PlannedMaterial } from '../campaign-plan.ts'
import { plannedMaterial } from '../planned-material.ts'
import { contentFindings, drawingFindings } from './check-drawing.ts'
import type { CampaignFile } from './campaign-file.ts'
import { pictureFindings } from './check-pictures.ts'
import type { Entry, FileDraft } from './file-draft.ts'
import type { FilePath } from './file-path.ts'
import { figuresWithBoundaries } from './load-boundaries.ts'
import { DRAWS_ITS_OWN, type LoadedPictures, picturesOf, type PictureSources } from './load-pictures.ts'
import { contentShapeOf } from './material-content-fields.ts'
import { OVERRIDABLE_CHECKS } from './material-checks.ts'
import type { materialShape } from './material-fields.ts'
import { error, type Finding, nearestOr, shapeFindings, warning } from './shape-problems.ts'
import { fileNamed, type ReadBeside, textBeside } from './text-beside.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

type MaterialEntry = Entry<typeof materialShape>
/** What a material says in one language, in the shape of its kind. */
export type Content = PlannedMaterial['contents'][number]

/** A content of one line that ends so is the name of a file. */
const CONTENT = {
  endings: ['.yaml', '.yml'],
  holds: 'what the material says',
  example: 'materials/how-to-renew.en.yaml',
} as const

/** The materials with what stands in files read in, and what is wrong with them. */
export interface LoadedMaterials {
  readonly contents: ReadonlyMap<string, readonly Content[]>
  readonly figures: ReadonlyMap<string, PlannedMaterial['figures']>
  readonly pictures: ReadonlyMap<string, LoadedPictures>
  readonly findings: readonly Finding[]
}

/** Where files beside the campaign file come from. */
export interface MaterialSources extends PictureSources {
  readonly readBeside?: ReadBeside
}

/** What materials print of their campaign. */
export interface Printed extends Pick<CampaignPlan, 'title' | 'service'> {
  /** Only their names matter here. */
  readonly helplines?: Readonly<Record<string, object>> | undefined
}

export function loadMaterials(
  draft: FileDraft,
  { readBeside = () => undefined, ...sources }: MaterialSources,
  campaign: Printed,
): LoadedMaterials {
  const findings: Finding[] = []
  const contents = new Map<string, Content[]>()
  const figures = new Map<string, PlannedMaterial['figures']>()
  const pictures = new Map<string, LoadedPictures>()
  for (const material of draft.materials) {
    const own = figuresWithBoundaries(material, readBeside, findings)
    figures.set(material.id, own)
    pictures.set(material.id, picturesOf(material, sources, findings))
    findings.push(...drawingFindings(material, own), ...languageFindings(draft.languages, material))
    findings.push(...overrideFindings(draft.languages, material))
    const loading = { material, figures: own, campaign, readBeside, findings }
    const written = Object.entries(material.value.content ?? {})
    contents.set(
      material.id,
      written.flatMap(([language, value]) => loadContent(loading, language, value)),
    )
  }
  return { contents, figures, pictures, findings }
}

interface Loading {
  readonly material: MaterialEntry
  readonly figures: PlannedMaterial['figures']
  readonly campaign: Printed
  readonly readBeside: ReadBeside
  readonly findings: Finding[]
}

function loadContent(loading: Loading, language: string, written: string | Record<string, unknown>): Content[] {
  const { material, figures, campaign, readBeside, findings } = loading
  const { path, value, keys } = material
  const where = [...path, 'content', language]
  const read = typeof written === 'string' ? contentOfFile(written, where, readBeside, findings) : { value: written }
  if (read === undefined || value.kind === undefined) return []
  const parsed = contentShapeOf(value.kind).safeParse(read.value, { jitless: true })
  const tell = (found: readonly Finding[]) => findings.push(...found.map((finding) => placed(finding, where, read)))
  const drawsItself = ({ path: [key] }: Finding) => value.kind === 'infographic' && key === 'pictures'
  tell(
    shapeFindings(parsed.error?.issues ?? []).map((finding) =>
      drawsItself(finding) ? { ...finding, message: DRAWS_ITS_OWN } : finding,
    ),
  )
  if (!parsed.success) return []
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was just read by the definition of its kind
  const content = { language, content: parsed.data } as Content
  const named = value.figures ? Object.keys(value.figures) : keys.includes('figures') ? 'unknown' : []
  tell(contentFindings(value.kind, { figures, named }, content, campaign))
  tell(pictureFindings(material, content))
  return [content]
}

interface ReadContent {
  readonly value: unknown
  readonly file?: string
  readonly source?: YamlSource
}

function contentOfFile(
  written: string,
  path: FilePath,
  readBeside: ReadBeside,
  findings: Finding[],
): ReadContent | undefined {
  const file = fileNamed(written, CONTENT)
  if (file === undefined) {
    const expected = `what the material says as a mapping with a title, or a file such as ${CONTENT.example}`
    findings.push(error(path, `found “${written}”; expected ${expected}`))
    return undefined
  }
  const text = textBeside(file, path, CONTENT, readBeside, findings)
  if (text === undefined) return undefined
  const { source, problems } = readYaml(text)
  for (const { message, line = 1, column = 1 } of problems)
    findings.push({ ...error(path, message), file, inside: { line, column } })
  return source && { value: source.value, file, source }
}

/** Where in the campaign file a finding about a content stands, or in the file that the content is. */
function placed(finding: Finding, where: FilePath, { file, source }: ReadContent): Finding {
  const path = [...where, ...finding.path]
  if (file === undefined || source === undefined) return { ...finding, path }
  const found = finding.inside && source.locateInside(finding.path, finding.inside)
  const inside = found ?? source.locate(finding.path, finding.at) ?? { line: 1, column: 1 }
  return { ...finding, path, file, inside }
}

function languageFindings(languages: readonly string[], { path, value: { content } }: MaterialEntry): Finding[] {
  const [first] = languages
  if (content === undefined || first === undefined) return []
  const strange = Object.keys(content).filter((language) => !languages.includes(language))
  return [
    ...strange.map((language) => {
      const told = `${language} is no language of this campaign (${languages.join(', ')}); add it to \`languages\`, or take it out`
      return error([...path, 'content', language], told, 'key')
    }),
    ...languages
      .filter((language) => content[language] === undefined)
      .map((language): Finding => {
        if (language !== first) return warning(path, `has no ${language}; people who read ${language} get ${first}`)
        const told = `has no content in ${first}; the first language is what all others fall back to`
        return { ...error(path, told, 'key'), lacks: [[...path, 'content', language]] }
      }),
  ]
}

/** Overrides of checks that there are not, or in a language that there is not: they would lift nothing. */
function overrideFindings(languages: readonly string[], { path, value: { overrides } }: MaterialEntry): Finding[] {
  return (overrides ?? []).flatMap(({ check, language }, index) => {
    const where = [...path, 'overrides', index]
    const isKnown = OVERRIDABLE_CHECKS.some((name) => name === check)
    const choice = `there are ${OVERRIDABLE_CHECKS.join(', ')}`
    const isSpoken = language === undefined || languages.length === 0 || languages.includes(language)
    return [
      ...(isKnown
        ? []
        : [
            error([...where, 'check'], `there is no check “${check}”; ${nearestOr(check, OVERRIDABLE_CHECKS, choice)}`),
          ]),
      ...(isSpoken
        ? []
        : [
            error(
              [...where, 'language'],
              `${language} is no language of this campaign (${languages.join(', ')}); leave it out for all of them`,
            ),
          ]),
    ]
  })
}

/** A material of the file as the plan knows it. */
export function materialOf(
  id: string,
  { next_review: nextReview, ...material }: z.infer<typeof materialShape>,
  contents: readonly Content[],
  figures: PlannedMaterial['figures'],
  pictures: LoadedPictures['hashes'] = {},
): PlannedMaterial {
  return plannedMaterial({ ...material, id, nextReview, figures, pictures, contents })
}

/** What a file says for all its materials, as the plan knows it. */
export function helpOf(file: CampaignFile): Pick<CampaignPlan, 'jargon' | 'allowedDomains' | 'helplines'> {
  const { jargon, allowed_domains: allowedDomains, helplines } = file
  return {
    ...(jargon && { jargon: jargon.map(({ word, instead }) => ({ word, ...(instead !== undefined && { instead }) })) }),
    ...(allowedDomains && { allowedDomains }),
    ...(Object.keys(helplines ?? {}).length > 0 && {
      helplines: Object.fromEntries(
        Object.entries(helplines!).map(([id, { phone, name, hours }]) => [
          id,
          { phone, ...(name && { name }), ...(hours && { hours }) },
        ]),
      ),
    }),
  }
}
