import { existsSync, readFileSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { addHolidays, checkHolidays, type CheckedHolidays, LARGEST_CALENDAR } from '../calendar/index.ts'
import { Invalid, NotFound } from '../errors.ts'
import { problemLine } from './problem-line.ts'
import { inSession } from './session.ts'

/** Days that a person is shown; `--json` has them all. */
const SHOWN = 20

export function addHolidaysCommand(program: Command): void {
  program
    .command('holidays')
    .description('the holidays of a campaign')
    .command('import <campaign> <file>')
    .description('add the holidays of a calendar file (.ics); what the campaign has stays')
    .option('--dry-run', 'say what would be added and write nothing')
    .action((campaignId: string, file: string, options: { dryRun?: boolean }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const checked = await checkHolidays(ctx, { campaignId, text: textOf(file) }).catch((error: unknown) => {
          if (!(error instanceof Invalid)) throw error
          throw new Invalid(error.problems.map((problem) => ({ ...problem, file })))
        })
        const days = checked.added.map(({ day }) => day)
        const writes = !options.dryRun && days.length > 0
        const { changes } = writes ? await addHolidays(ctx, { campaignId, days }) : { changes: [] }
        for (const warning of checked.warnings) process.stderr.write(`${problemLine(warning)}\n`)
        const { campaign: _, warnings: __, ...found } = checked
        const notes = options.dryRun ? ['nothing was written (dry run)'] : changes.map((change) => `  ${change}`)
        return { json: { campaign: campaignId, ...found, changes }, text: [...inWords(checked), ...notes].join('\n') }
      }),
    )
}

function textOf(file: string): string {
  if (!existsSync(file)) throw new NotFound(`there is no file ${file}`)
  const stats = statSync(file)
  if (!stats.isFile()) throw new Invalid(`${file} is not a file; expected a calendar file (.ics)`)
  if (stats.size > LARGEST_CALENDAR) {
    throw new Invalid(
      `${file} is over ${LARGEST_CALENDAR / 1_000_000} MB; expected a calendar of holidays, which is far smaller`,
    )
  }
  return readFileSync(file, 'utf8')
}

function inWords({ added, known, onWeekends, leftOut, years }: CheckedHolidays): string[] {
  const weekends = new Set(onWeekends)
  const span = `${years.from.slice(0, 4)} to ${years.to.slice(0, 4)}`
  const shown = added
    .slice(0, SHOWN)
    .map((one) => `  ${one.day}  ${one.name}${weekends.has(one) ? ' (on a weekend)' : ''}`)
  return [
    `${added.length} new, ${known} known already, ${onWeekends.length} of the new on weekends; looked at ${span}`,
    ...shown,
    ...(added.length > SHOWN ? [`  and ${added.length - SHOWN} more; --json lists them all`] : []),
    ...leftOut.map(
      ({ why, names }) => `  left out, ${why}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`,
    ),
  ]
}
