import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { Invalid, NotFound } from '../errors.ts'
import { campaignFile } from '../plan/index.ts'
import { cannotWrite } from '../platform/cannot-write.ts'
import { inSession } from './session.ts'

export function addExportCommand(program: Command): void {
  program
    .command('export <campaign>')
    .description('write a campaign as its file, which applied again changes nothing')
    .requiredOption('--out <dir>', 'the folder to write CAMPAIGN.yaml to; a file of that name is replaced')
    .action((campaignId: string, options: { out: string }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const { fileName, text } = await campaignFile(ctx, { campaignId })
        const file = join(folderOf(options.out), fileName)
        try {
          writeFileSync(file, text)
        } catch (error) {
          throw cannotWrite(file, error)
        }
        const bytes = Buffer.byteLength(text)
        return { json: { campaign: campaignId, file, bytes }, text: `${file}: written, ${bytes} bytes` }
      }),
    )
}

function folderOf(out: string): string {
  const folder = resolve(out)
  if (!existsSync(folder)) throw new NotFound(`the folder ${folder} does not exist; create it, or name another`)
  if (!statSync(folder).isDirectory()) throw new Invalid(`${folder} is not a folder; name the folder to write to`)
  return folder
}
