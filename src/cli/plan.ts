import { existsSync, readFileSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { Invalid, type Problem } from '../errors.ts'
import {
  type AnchorsOf,
  anchorsInForce,
  applyPlan,
  campaignClashes,
  type CampaignPlan,
  listCampaigns,
  readCampaignFile,
  showPlan,
} from '../plan/index.ts'
import { besideCampaignFile } from './beside-campaign-file.ts'
import { knownAttributes } from './known-attributes.ts'
import { campaignTable, planTable } from './plan-table.ts'
import { problemLine } from './problem-line.ts'
import { type GlobalOptions, inSession, print } from './session.ts'

export function addPlanCommand(program: Command): void {
  const plan = program.command('plan').description('campaign files and the dated plan')

  plan
    .command('check <file...>')
    .description('check campaign files')
    .action(async (files: string[], _options: object, command: Command) => {
      const attributes = await knownAttributes()
      const now = new Date()
      const problems = files.flatMap((file) => readFile(file, { knownAttributes: attributes, now }).problems)
      const ok = problems.every((problem) => problem.severity !== 'error')
      const text = [...problems.map(problemLine), ok ? `${files.length} checked: no errors` : '']
        .filter(Boolean)
        .join('\n')
      const placed = problems.map(({ file, line = null, column = null, path, severity, message }) => {
        return { file, line, column, path, severity, message }
      })
      print({ json: { ok, problems: placed }, text, exitCode: ok ? 0 : 1 }, command.optsWithGlobals<GlobalOptions>())
    })

  plan
    .command('apply <file>')
    .description('create or update the campaign of a file; the same file twice changes nothing')
    .option('--launch <wall>', 'the launch of a new campaign: YYYY-MM-DDTHH:MM in its zone, or now')
    .action((file: string, options: { launch?: string }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const anchorsOf = await anchorsInForce(ctx, options)
        const { plan: campaignPlan, problems } = readFile(file, { knownAttributes: await knownAttributes(), anchorsOf })
        if (!campaignPlan) throw new Invalid(problems)
        for (const warning of problems) process.stderr.write(`${problemLine(warning)}\n`)
        const applied = await applyPlan(ctx, { plan: campaignPlan, ...(options.launch && { launch: options.launch }) })
        const heading = `${applied.campaign}: ${applied.created ? 'created' : applied.changes.length ? 'updated' : 'nothing changed'}`
        return {
          json: applied,
          text: [
            heading,
            ...applied.changes.map((change) => `  ${change}`),
            ...applied.notes.map((note) => `  note: ${note}`),
          ].join('\n'),
        }
      }),
    )

  plan
    .command('show [campaign]')
    .description('the dated plan of a campaign; without one, which campaigns there are')
    .action((campaignId: string | undefined, _options: object, command: Command) =>
      inSession(command, async ({ ctx }) => {
        if (campaignId === undefined) {
          const campaigns = await listCampaigns(ctx)
          return {
            json: campaigns,
            text: campaignTable(campaigns) || 'no campaigns yet; create one with: plan apply FILE',
          }
        }
        const shown = await showPlan(ctx, { campaignId })
        const clashes = await campaignClashes(ctx, { campaignId })
        return { json: { ...shown, clashes }, text: planTable(shown, clashes) }
      }),
    )
}

function readFile(
  file: string,
  options: { knownAttributes: readonly string[]; anchorsOf?: AnchorsOf; now?: Date },
): { plan?: CampaignPlan; problems: readonly Problem[] } {
  const missing = (message: string) => ({ problems: [{ file, path: '', message, severity: 'error' as const }] })
  if (!existsSync(file)) return missing(`there is no file ${file}`)
  if (!statSync(file).isFile()) return missing(`${file} is not a file`)
  return readCampaignFile(readFileSync(file, 'utf8'), {
    file,
    ...besideCampaignFile(file),
    ...options,
  })
}
