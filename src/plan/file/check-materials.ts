import type { z } from 'zod'
import type { CampaignPlan, PlannedMaterial } from '../campaign-plan.ts'
import type { CampaignFile } from './campaign-file.ts'
import type { Entry, FileDraft } from './file-draft.ts'
import type { FilePath } from './file-path.ts'
import { contentShapeOf } from './material-content-fields.ts'
import type { materialShape } from './material-fields.ts'
import { error, type Finding, shapeFindings, warning } from './shape-problems.ts'
import { fileNamed, type ReadBeside, textBeside } from './text-beside.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

type MaterialEntry = Entry<typeof materialShape>
type Content = PlannedMaterial['contents'][number]

/** A content of one line that ends so is the name of a file. */
const CONTENT = {
  endings: ['.yaml', '.yml'],
  holds: 'what the material says',
  example: 'materials/how-to-renew.en.yaml',
} as const

/** What the materials say in all their languages, with what stands in files read in, and what is wrong with them. */
export interface LoadedMaterials {
  readonly contents: ReadonlyMap<string, readonly Content[]>
  readonly findings: readonly Finding[]
}

export function loadMaterials(draft: FileDraft, readBeside: ReadBeside): LoadedMaterials {
  const findings: Finding[] = []
  const contents = new Map<string, Content[]>()
  for (const material of draft.materials) {
    findings.push(...languageFindings(draft.languages, material))
    const written = Object.entries(material.value.content ?? {})
    contents.set(
      material.id,
      written.flatMap(([language, value]) => loadContent(material, language, value, readBeside, findings)),
    )
  }
  return { contents, findings }
}

function loadContent(
  { path, value: { kind } }: MaterialEntry,
  language: string,
  written: string | Record<string, unknown>,
  readBeside: ReadBeside,
  findings: Finding[],
): Content[] {
  const where = [...path, 'content', language]
  const read = typeof written === 'string' ? contentOfFile(written, where, readBeside, findings) : { value: written }
  if (read === undefined || kind === undefined) return []
  const parsed = contentShapeOf(kind).safeParse(read.value, { jitless: true })
  const found = shapeFindings(parsed.error?.issues ?? [])
  findings.push(...found.map((finding) => placed(finding, where, read)))
  return parsed.success ? [{ language, content: parsed.data }] : []
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
  const inside = source.locate(finding.path, finding.at) ?? { line: 1, column: 1 }
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

/** A material of the file as the plan knows it. */
export function materialOf(
  id: string,
  {
    next_review: nextReview,
    content: _,
    owner,
    paper,
    accent,
    address,
    overrides,
    ...rest
  }: z.infer<typeof materialShape>,
  contents: PlannedMaterial['contents'],
): PlannedMaterial {
  return {
    id,
    ...rest,
    ...(owner !== undefined && { owner }),
    ...(nextReview !== undefined && { nextReview }),
    ...(paper !== undefined && { paper }),
    ...(accent !== undefined && { accent }),
    ...(address !== undefined && { address }),
    contents,
    overrides: overrides.map(({ language, ...override }) => ({
      ...override,
      ...(language !== undefined && { language }),
    })),
  }
}

/** What a file says for all its materials, as the plan knows it. */
export function helpOf(file: CampaignFile): Pick<CampaignPlan, 'jargon' | 'allowedDomains' | 'helplines'> {
  const { jargon, allowed_domains: allowedDomains, helplines } = file
  return {
    ...(jargon && { jargon: jargon.map(({ word, instead }) => ({ word, ...(instead !== undefined && { instead }) })) }),
    ...(allowedDomains && { allowedDomains }),
    ...(helplines && {
      helplines: Object.fromEntries(
        Object.entries(helplines).map(([name, { phone, hours, cost }]) => [
          name,
          { phone, ...(hours && { hours }), ...(cost && { cost }) },
        ]),
      ),
    }),
  }
}
