import { createReadStream, existsSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { importContacts, type ImportResult } from '../audience/index.ts'
import { Invalid, NotFound } from '../errors.ts'
import { inSession } from './session.ts'

/** Rejected rows that a person is shown; `--json` has them all. */
const SHOWN = 20

export function addContactsCommand(program: Command): void {
  const contacts = program.command('contacts').description('the people who are written to')

  contacts
    .command('import <file>')
    .description('add and update contacts from a CSV file; bad rows are reported, good ones go in')
    .option('--list <name>', 'the list they join; without it the list contacts')
    .option('--dry-run', 'say what would happen and write nothing')
    .action((file: string, options: { list?: string; dryRun?: boolean }, command: Command) =>
      inSession(command, async ({ ctx, settings }) => {
        if (!existsSync(file)) throw new NotFound(`there is no file ${file}`)
        if (!statSync(file).isFile()) throw new Invalid(`${file} is not a file; expected a CSV file of contacts`)
        const result = await importContacts(ctx, createReadStream(file), options, settings.secret)
        const exitCode = result.rejected.length > 0 ? 1 : 0
        return { json: result, text: asText(result, options.dryRun ?? false), exitCode }
      }),
    )
}

function asText({ read, created, updated, unchanged, rejected }: ImportResult, dryRun: boolean): string {
  const counts = `${read} read: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected`
  const shown = rejected
    .slice(0, SHOWN)
    .map(({ line, column, value, reason }) => `  line ${line}, ${column}: ${JSON.stringify(value)}: ${reason}`)
  const more = rejected.length > SHOWN ? [`  and ${rejected.length - SHOWN} more; --json lists them all`] : []
  return [counts, ...(dryRun ? ['nothing was written (dry run)'] : []), ...shown, ...more].join('\n')
}
