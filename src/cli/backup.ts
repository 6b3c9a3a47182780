import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { requireRole } from '../access/index.ts'
import { Conflict } from '../errors.ts'
import { copyDatabase } from '../platform/backup.ts'
import { inSession } from './session.ts'

export function addBackupCommand(program: Command): void {
  program
    .command('backup <file>')
    .description('write a whole copy of the database to a new file, while everything goes on')
    .action((name: string, _options: object, command: Command) =>
      inSession(command, async ({ ctx, settings }) => {
        requireRole(ctx.actor, 'operator', 'administrator')
        const file = resolve(name)
        if (existsSync(file)) throw new Conflict(`${file} exists already; a backup never overwrites, name a new file`)
        await copyDatabase(settings, file)
        const { size } = statSync(file)
        return {
          json: { file, bytes: size },
          text: `${file}: ${size} bytes. It holds personal data: keep it as safe as the database`,
        }
      }),
    )
}
