import { writeFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { ARTBOARDS, checkMaterials, type FormatChoice, FORMATS, renderMaterial, VARIANTS } from '../materials/index.ts'
import { Invalid } from '../errors.ts'
import { isStanding, plannedMaterials } from '../plan/index.ts'
import { cannotWrite } from '../platform/cannot-write.ts'
import { findingAsJson, findingLine } from './finding-line.ts'
import { inSession } from './session.ts'

interface RenderOptions {
  readonly campaign: string
  readonly language?: string
  readonly format?: FormatChoice['format']
  readonly out: string
  readonly variant?: NonNullable<FormatChoice['variant']>
  readonly paper?: NonNullable<FormatChoice['paper']>
  readonly artboard?: NonNullable<FormatChoice['artboard']>
  readonly scale?: '1' | '2'
  readonly figure?: string
}

export function addRenderCommand(program: Command): void {
  program
    .command('render <material>')
    .description('an information sheet, poster or infographic as a file')
    .requiredOption('--campaign <campaign>', 'the campaign it belongs to')
    .option('--language <language>', 'one of the campaign’s languages; absent: its first')
    .addOption(new Option('--format <format>', 'absent: as the ending of the file says').choices(FORMATS))
    .requiredOption('--out <file>', 'the file to write')
    .addOption(new Option('--variant <variant>', 'of a sheet or poster; absent: standard').choices(VARIANTS))
    .addOption(new Option('--paper <paper>', 'of a sheet or poster').choices(['A4', 'Letter']))
    .addOption(new Option('--artboard <artboard>', 'of an infographic; absent: square').choices(ARTBOARDS))
    .addOption(new Option('--scale <scale>', 'pixels of a PNG per pixel of the page').choices(['1', '2']))
    .option('--figure <name>', 'only this figure of a sheet or poster, as SVG')
    .action((materialId: string, options: RenderOptions, command: Command) =>
      inSession(command, async ({ ports, ctx }) => {
        const { campaign: campaignId, out, scale, language, variant, paper, artboard, figure } = options
        const format = options.format ?? formatOf(out)
        const rendered = await renderMaterial(ctx, ports, {
          campaignId,
          materialId,
          format,
          ...(language !== undefined && { language }),
          ...(variant !== undefined && { variant }),
          ...(paper !== undefined && { paper }),
          ...(artboard !== undefined && { artboard }),
          ...(figure !== undefined && { figure }),
          ...(scale !== undefined && { scale: scale === '2' ? 2 : 1 }),
        })
        write(resolve(out), rendered.bytes)
        const { length: bytes } = rendered.bytes
        const { campaign } = await plannedMaterials(ctx, { campaignId })
        const checked = await checkMaterials(ctx, ports, {
          campaignId,
          materialIds: [materialId],
          language: language ?? campaign.languages[0]!,
        })
        const findings = checked.flatMap((one) => one.findings)
        const failures = findings.filter(isStanding).map(findingLine)
        return {
          json: { file: out, bytes, checks: findings.map(findingAsJson) },
          text: [`${out}: written as ${format}, ${bytes} bytes`, ...failures].join('\n'),
        }
      }),
    )
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
