import { createReadStream, existsSync } from 'node:fs'
import type { Command } from 'commander'
import { importPlacements, publishedVersions, publishMaterial, withdrawVersion } from '../materials/index.ts'
import { Invalid, NotFound } from '../errors.ts'
import { inSession } from './session.ts'
import { versionNumber } from './version-number.ts'

interface PublishOptions {
  readonly note: string
  readonly at?: string
  readonly owner?: string
}

/** `material publish`, `versions`, `withdraw` and `places`. */
export function addPublishCommands(material: Command): void {
  material
    .command('publish <campaign> <material>')
    .description('publish it as it is now, as its next version; the one before is withdrawn')
    .requiredOption('--note <note>', 'what is new in it, in a sentence or two')
    .option('--at <wall>', 'when it is put up where an earlier version is; absent: tomorrow at 10:00')
    .option('--owner <owner>', 'who sees to that')
    .action((campaignId: string, materialId: string, { note, ...reissue }: PublishOptions, command: Command) =>
      inSession(command, async ({ ports, ctx }) => {
        const published = await publishMaterial(ctx, ports, { campaignId, materialId, note, reissue })
        const { number, withdrawn } = published
        const before = withdrawn.length > 0 ? `; version ${withdrawn.join(', ')} is withdrawn` : ''
        const anew = published.reissues.map((id) => `\n  activity ${id} has it put up`).join('')
        return { json: published, text: `${materialId}: version ${number} is published${before}${anew}` }
      }),
    )
  material
    .command('versions <campaign> <material>')
    .description('the versions that were published, the newest first')
    .action((campaignId: string, materialId: string, _options: object, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const versions = await publishedVersions(ctx, { campaignId, materialId })
        const lines = versions.map(({ number, publishedAt, publishedBy, note, withdrawn }) => {
          const state = withdrawn ? `withdrawn: ${withdrawn.reason}` : 'in force'
          return `${number}  ${new Date(publishedAt).toISOString()}  ${publishedBy}  ${state}  ${note}`
        })
        return { json: { versions }, text: lines.join('\n') || `${materialId} was not published yet` }
      }),
    )
  material
    .command('withdraw <campaign> <material> <version>')
    .description('take a version out of force; it cannot be taken back')
    .requiredOption('--reason <reason>', 'why, in a sentence')
    .action(
      (
        campaignId: string,
        materialId: string,
        version: string,
        { reason }: { readonly reason: string },
        command: Command,
      ) =>
        inSession(command, async ({ ctx }) => {
          const number = versionNumber(version)
          await withdrawVersion(ctx, { campaignId, materialId, number, reason })
          return { json: { withdrawn: number }, text: `${materialId}: version ${number} is withdrawn` }
        }),
    )
  material
    .command('places <campaign> <material> <file>')
    .description(
      'write down where it is placed, from a CSV file: kind (poster, page, partner), name, place, keeper, language',
    )
    .action((campaignId: string, materialId: string, file: string, _options: object, command: Command) =>
      inSession(command, async ({ ctx }) => {
        if (!existsSync(file)) throw new NotFound(`there is no file ${file}`)
        const kept = await importPlacements(ctx, { campaignId, materialId }, createReadStream(file)).catch(
          (error: unknown) => {
            if (!(error instanceof Invalid)) throw error
            throw new Invalid(error.problems.map((problem) => ({ ...problem, file })))
          },
        )
        const { added, changed } = kept
        return { json: kept, text: `${materialId}: ${added.length} places added, ${changed.length} changed` }
      }),
    )
}
