import { existsSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { FanfareError, faultInWords, Invalid, type Problem } from '../errors.ts'
import { addApproveCommand } from './approve.ts'
import { addBackupCommand } from './backup.ts'
import { addCalendarCommand } from './calendar.ts'
import { addContactsCommand } from './contacts.ts'
import { addDeliveriesCommand } from './deliveries.ts'
import { addDispatchCommand } from './dispatch.ts'
import { addDoneCommand } from './done.ts'
import { addExportCommand } from './export.ts'
import { addHolidaysCommand } from './holidays.ts'
import { addInboxCommand } from './inbox.ts'
import { addLaunchCommand } from './launch.ts'
import { addMaterialCommands } from './material.ts'
import { addMigrateCommand } from './migrate.ts'
import { addPersonCommand } from './person.ts'
import { addPlanCommand } from './plan.ts'
import { problemLine } from './problem-line.ts'
import { addRehearseCommand } from './rehearse.ts'
import { addRenderCommand } from './render.ts'
import { addReviewCommand } from './review.ts'
import { addScheduleCommand } from './schedule.ts'
import { addStartCommand } from './start.ts'
import { addSteerCommands } from './steer.ts'
import { addTestSendCommand } from './test-send.ts'
import { addWorkerCommand } from './worker.ts'

const FAILED = 1
const WRONG_USAGE = 2

function fanfare(): Command {
  const program = new Command('fanfare')
    .description('Plans, schedules, sends and reviews awareness campaigns around the launch of a public service.')
    .option('--json', 'print exactly one JSON document (or JSON lines) on standard output')
    .option('--as <email>', 'act as this person; without it the command line itself acts, which may do all but approve')
    .showHelpAfterError('(add --help to see what there is)')
    .exitOverride()
  addStartCommand(program)
  addWorkerCommand(program)
  addPlanCommand(program)
  addPersonCommand(program)
  addContactsCommand(program)
  addLaunchCommand(program)
  addApproveCommand(program)
  addSteerCommands(program)
  addDoneCommand(program)
  addTestSendCommand(program)
  addDispatchCommand(program)
  addDeliveriesCommand(program)
  addInboxCommand(program)
  addRehearseCommand(program)
  addMaterialCommands(program)
  addRenderCommand(program)
  addReviewCommand(program)
  addExportCommand(program)
  addCalendarCommand(program)
  addHolidaysCommand(program)
  addScheduleCommand(program)
  addMigrateCommand(program)
  addBackupCommand(program)
  return program
}

/** Says what went wrong on standard error, and with `--json` as the one document on standard output too. */
function report(error: unknown, asJson: boolean): void {
  const known = error instanceof FanfareError
  const message = known ? error.message : `something unexpected happened: ${faultInWords(error)}`
  process.stderr.write(`${isPlaced(error) ? error.problems.map(problemLine).join('\n') : message}\n`)
  if (!known && error instanceof Error) process.stderr.write(`${stackOf(error)}\n`)
  if (!asJson) return
  const problems = error instanceof Invalid ? error.problems : []
  const kind = known ? error.kind : 'unexpected'
  printError(kind, message, problems)
}

/** Where it happened; what it says may hold the values of a query. */
function stackOf(error: Error): string {
  return (error.stack ?? '').replace(error.message, () => faultInWords(error))
}

function isPlaced(error: unknown): error is Invalid {
  return error instanceof Invalid && error.problems.some((problem) => problem.file !== undefined)
}

function printError(kind: string, message: string, problems: readonly Problem[] = []): void {
  process.stdout.write(`${JSON.stringify({ error: { kind, message, problems } })}\n`)
}

/** The library answers a missing command with the help alone, which is no message. */
function wrongUsage(error: CommanderError, program: Command, args: readonly string[]): string {
  if (error.code !== 'commander.help') return error.message
  let group = program
  for (const arg of args) group = group.commands.find((command) => command.name() === arg) ?? group
  return `${group.name()} needs a command: ${group.commands.map((command) => command.name()).join(', ')}`
}

async function main(args: readonly string[]): Promise<void> {
  const program = fanfare()
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE
      if (error.exitCode !== 0 && args.includes('--json')) printError('wrong-usage', wrongUsage(error, program, args))
      return
    }
    report(error, args.includes('--json'))
    process.exitCode = FAILED
  }
}

// A reader that stops reading, such as head, is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

await main(process.argv.slice(2))
