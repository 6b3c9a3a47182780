import { writeFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import {
  ARTBOARDS,
  checkMaterials,
  type CopiesInput,
  type FormatChoice,
  FORMATS,
  renderMaterial,
  versionFile,
  VARIANTS,
} from '../materials/index.ts'
import { Invalid } from '../errors.ts'
import { isStanding, plannedMaterials } from '../plan/index.ts'
import { cannotWrite } from '../platform/cannot-write.ts'
import { findingAsJson, findingLine } from './finding-line.ts'
import { renderedCopies } from './render-copies.ts'
import { type Answer, inSession, type Session } from './session.ts'
import { versionNumber } from './version-number.ts'

interface RenderOptions {
  readonly campaign: string
  readonly language?: readonly string[]
  readonly rows?: string
  readonly format?: FormatChoice['format']
  readonly out: string
  readonly variant?: NonNullable<FormatChoice['variant']>
  readonly paper?: NonNullable<FormatChoice['paper']>
  readonly artboard?: NonNullable<FormatChoice['artboard']>
  readonly scale?: '1' | '2'
  readonly figure?: string
  readonly published?: string
  readonly placement?: string
}

type ChosenOptions = Omit<RenderOptions, 'out' | 'rows' | 'published' | 'placement'>

export function addRenderCommand(program: Command): void {
  program
    .command('render <material>')
    .description('an information sheet, poster or infographic as a file')
    .requiredOption('--campaign <campaign>', 'the campaign it belongs to')
    .addOption(
      new Option(
        '--language <language>',
        'one of the campaign’s languages, or all; absent: its first, of copies all',
      ).argParser(withOthers),
    )
    .option('--rows <file>', 'a CSV file: one copy per row, id names its files, address is where its code leads')
    .addOption(new Option('--format <format>', 'absent: as the ending of the file says').choices(FORMATS))
    .requiredOption('--out <file>', 'the file to write; of copies a folder or a ZIP file')
    .addOption(new Option('--variant <variant>', 'of a sheet or poster; absent: standard').choices(VARIANTS))
    .addOption(new Option('--paper <paper>', 'of a sheet or poster').choices(['A4', 'Letter']))
    .addOption(new Option('--artboard <artboard>', 'of an infographic; absent: square').choices(ARTBOARDS))
    .addOption(new Option('--scale <scale>', 'pixels of a PNG per pixel of the page').choices(['1', '2']))
    .option('--published <version>', 'a published version instead of what is being written now')
    .option('--placement <place>', 'of a published version: for this place, whose visits are counted apart')
    .option('--figure <name>', 'only this figure of a sheet or poster, as SVG')
    .action((materialId: string, options: RenderOptions, command: Command) =>
      inSession(command, (session) => {
        const { out, rows, ...choice } = options
        if (options.published !== undefined && rows === undefined) return renderedVersion(session, materialId, options)
        if (options.placement !== undefined)
          throw new Invalid(
            'only one file of a published version is made for a place; name it with --published, without --rows',
          )
        if (rows === undefined) return rendered(session, materialId, options)
        refuseForCopies(options)
        const published = options.published === undefined ? {} : { published: versionNumber(options.published) }
        const wanted = { ...wantedOf(materialId, choice), ...languagesOf(choice), ...published }
        return renderedCopies(session, { ...wanted, rows, out })
      }),
    )
}

/** A published version is as it was checked then, so nothing is checked again. */
async function renderedVersion({ ctx, ports }: Session, materialId: string, options: RenderOptions): Promise<Answer> {
  const { out, published = '', placement: placementId, variant, artboard, scale, paper, figure } = options
  if (paper !== undefined) throw new Invalid('a published version is as it is; leave --paper out')
  const format = options.format ?? formatOf(out)
  const of = {
    campaignId: options.campaign,
    materialId,
    number: versionNumber(published),
    language: oneLanguage(options),
  }
  const form = { format, variant, artboard, figure, placementId, scale: scale === '2' ? (2 as const) : (1 as const) }
  const { bytes } = await versionFile(ctx, ports, { ...of, ...form })
  write(resolve(out), bytes)
  const text = `${out}: version ${published} written as ${format}, ${bytes.length} bytes`
  return { json: { file: out, bytes: bytes.length, checks: [] }, text }
}

function oneLanguage({ language: [language, another] = [] }: RenderOptions): string | undefined {
  if (another === undefined && language !== 'all') return language
  throw new Invalid('one file is in one language; name one, or give --rows for a file per row and language')
}

async function rendered({ ctx, ports }: Session, materialId: string, options: RenderOptions): Promise<Answer> {
  const { out, artboard, figure } = options
  const language = oneLanguage(options)
  const format = options.format ?? formatOf(out)
  const file = await renderMaterial(ctx, ports, {
    ...wantedOf(materialId, options),
    format,
    ...(language !== undefined && { language }),
    ...(artboard !== undefined && { artboard }),
    ...(figure !== undefined && { figure }),
  })
  write(resolve(out), file.bytes)
  const { length: bytes } = file.bytes
  const findings = await findingsOf({ ctx, ports }, options.campaign, materialId, language)
  return {
    json: { file: out, bytes, checks: findings.map(findingAsJson) },
    text: [`${out}: written as ${format}, ${bytes} bytes`, ...findings.filter(isStanding).map(findingLine)].join('\n'),
  }
}

/** What the checks find in a material in a language, or in the campaign's first. */
async function findingsOf(
  { ctx, ports }: Pick<Session, 'ctx' | 'ports'>,
  campaignId: string,
  materialId: string,
  language: string | undefined,
) {
  const { campaign } = await plannedMaterials(ctx, { campaignId })
  const asked = { campaignId, materialIds: [materialId], language: language ?? campaign.languages[0]! }
  return (await checkMaterials(ctx, ports, asked)).flatMap(({ findings }) => findings)
}

/** What one material and many copies of it have alike. */
function wantedOf(materialId: string, { campaign: campaignId, format, variant, paper, scale }: ChosenOptions) {
  return {
    campaignId,
    materialId,
    ...(format !== undefined && { format }),
    ...(variant !== undefined && { variant }),
    ...(paper !== undefined && { paper }),
    ...(scale !== undefined && { scale: scale === '2' ? (2 as const) : (1 as const) }),
  }
}

function languagesOf({ language }: ChosenOptions): Pick<CopiesInput, 'languages'> {
  return language === undefined || language.includes('all') ? {} : { languages: language }
}

function refuseForCopies({ artboard, figure }: RenderOptions): void {
  if (artboard !== undefined) throw new Invalid('copies of a sheet have no artboard; leave --artboard out')
  if (figure !== undefined) throw new Invalid('copies are whole sheets; leave --figure out')
}

function withOthers(one: string, others?: readonly string[]): readonly string[] {
  return [...(others ?? []), one]
}

function write(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes)
  } catch (error) {
    throw cannotWrite(file, error)
  }
}

function formatOf(out: string): FormatChoice['format'] {
  const ending = extname(out).slice(1).toLowerCase()
  const format = FORMATS.find((known) => known === ending)
  if (format !== undefined) return format
  throw new Invalid(`“${out}” does not say a format; name one with --format: ${FORMATS.join(', ')}`)
}
