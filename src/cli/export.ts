import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { Invalid, NotFound } from '../errors.ts'
import { campaignFile } from '../plan/index.ts'
import { cannotWrite } from '../platform/cannot-write.ts'
import { inSession } from './session.ts'

export function addExportCommand(program: Command): void {
  program
    .command('export <campaign>')
    .description('write a campaign as its file, which applied again changes nothing')
    .requiredOption(
      '--out <dir>',
      'the folder to write CAMPAIGN.yaml to, and CAMPAIGN-pictures/ where it has pictures; files of those names are replaced',
    )
    .action((campaignId: string, options: { out: string }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const { fileName, text, pictures } = await campaignFile(ctx, { campaignId, pictures: 'beside' })
        const folder = folderOf(options.out)
        const written = [
          ...pictures.map(({ path, bytes }) => ({ path, content: bytes })),
          { path: fileName, content: text },
        ]
        for (const { path, content } of written) write(join(folder, path), content)
        const file = join(folder, fileName)
        const bytes = Buffer.byteLength(text)
        const files = pictures.map(({ path }) => join(folder, path))
        return {
          json: { campaign: campaignId, file, bytes, pictures: files },
          text: [...files.map((picture) => `${picture}: written`), `${file}: written, ${bytes} bytes`].join('\n'),
        }
      }),
    )
}

/** Makes the folder of the pictures, which is below the one that was named. */
function write(file: string, content: string | Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  } catch (error) {
    throw cannotWrite(file, error)
  }
}

function folderOf(out: string): string {
  const folder = resolve(out)
  if (!existsSync(folder)) throw new NotFound(`the folder ${folder} does not exist; create it, or name another`)
  if (!statSync(folder).isDirectory()) throw new Invalid(`${folder} is not a folder; name the folder to write to`)
  return folder
}
