import type { Command } from 'commander'
import { Conflict } from '../errors.ts'
import { versionOf } from '../platform/database-version.ts'
import { migrateDatabase } from '../platform/migrations.ts'
import { connect, newerVersion } from '../platform/node-database.ts'
import { readSettings } from '../platform/settings.ts'
import { type GlobalOptions, print } from './session.ts'

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the tables of the database up to date')
    .action(async (_options: object, command: Command) => {
      const settings = readSettings()
      const client = await connect(settings)
      try {
        const before = await versionOf(client)
        if (before === 'newer') throw new Conflict(newerVersion(settings.databaseUrl))
        if (before !== 'current') await migrateDatabase(client)
        const migrated = before !== 'current'
        const text = migrated ? 'the database is up to date now' : 'the database was up to date already'
        print({ json: { before, migrated }, text }, command.optsWithGlobals<GlobalOptions>())
      } finally {
        client.close()
      }
    })
}
