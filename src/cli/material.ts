import type { Command } from 'commander'
import { checkMaterials } from '../materials/index.ts'
import { isStanding } from '../plan/index.ts'
import { findingAsJson, findingLine } from './finding-line.ts'
import { addPublishCommands } from './publish.ts'
import { inSession } from './session.ts'

export function addMaterialCommands(program: Command): void {
  const material = program.command('material').description('information sheets, posters and infographics of a campaign')
  addPublishCommands(material)
  material
    .command('check <campaign> [material]')
    .description('run the checks that approval asks for, and say what they find')
    .option('--language <language>', 'one of the campaign’s languages; absent: all')
    .action(
      (campaignId: string, materialId: string | undefined, options: { readonly language?: string }, command: Command) =>
        inSession(command, async ({ ports, ctx }) => {
          const { language } = options
          const checked = await checkMaterials(ctx, ports, {
            campaignId,
            again: true,
            ...(materialId !== undefined && { materialIds: [materialId] }),
            ...(language !== undefined && { language }),
          })
          const stands = checked.some(({ findings }) => findings.some(isStanding))
          const blocks = checked.map(
            (one) =>
            [`${one.material} (${one.language}): ${inWords(one.findings.filter(isStanding).length)}`, ...one.findings.map((finding) => `  ${findingLine(finding)}`)].join('\n'), // prettier-ignore
          )
          return {
            json: {
              materials: checked.map(({ findings, ...rest }) => ({ ...rest, checks: findings.map(findingAsJson) })),
            },
            text: blocks.join('\n') || `${campaignId} has no materials`,
            exitCode: stands ? 1 : 0,
          }
        }),
    )
}

function inWords(standing: number): string {
  if (standing === 0) return 'may be approved'
  return standing === 1 ? '1 error stands' : `${standing} errors stand`
}
