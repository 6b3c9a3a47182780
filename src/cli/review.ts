import { writeFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { cannotWrite } from '../platform/cannot-write.ts'
import { type Review, review, reviewAsCsv, reviewAsHtml, reviewAsJson, reviewAsText } from '../review/index.ts'
import { inSession } from './session.ts'

const FORMATS = { html: reviewAsHtml, json: reviewAsJson, csv: reviewAsCsv, text: reviewAsText }
type Format = keyof typeof FORMATS
const formats: readonly Format[] = ['html', 'json', 'csv', 'text']

export function addReviewCommand(program: Command): void {
  program
    .command('review <campaign>')
    .description('the evaluation report: who was reached, against the goals')
    .addOption(new Option('--format <format>', 'html, json, csv or text').choices(formats))
    .option('--out <file>', 'write it to a file; its ending tells the format where none is given')
    .action((campaignId: string, options: { format?: Format; out?: string }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const report = await review(ctx, { campaignId })
        const { out } = options
        if (out === undefined) return shown(report, options.format)
        const format = options.format ?? formatOf(out)
        writeReport(resolve(out), FORMATS[format](report))
        return { json: { file: out, format }, text: `${out}: written as ${format}` }
      }),
    )
}

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw cannotWrite(file, error)
  }
}

/** On standard output: a summary for people, the format that was asked for, or with `--json` the whole report. */
function shown(report: Review, format: Format = 'text') {
  return { json: JSON.parse(reviewAsJson(report)) as unknown, text: FORMATS[format](report).trimEnd() }
}

function formatOf(file: string): Format {
  const ending = extname(file).slice(1).toLowerCase()
  return formats.find((format) => format === ending) ?? 'html'
}
