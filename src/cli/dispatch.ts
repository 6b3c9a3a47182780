import type { Command } from 'commander'
import { type DispatchReport, dispatch } from '../dispatch/index.ts'
import { inSession } from './session.ts'

export function addDispatchCommand(program: Command): void {
  program
    .command('dispatch')
    .description('hand off what is due now')
    .option('--until-idle', 'go on until nothing more is due, waiting for short retries')
    .action((options: { untilIdle?: boolean }, command: Command) =>
      inSession(command, async ({ ports }) => {
        const report = await dispatch(ports, { untilIdle: options.untilIdle ?? false, stopping: stopSignal() })
        const serverDown = report.held.some(({ reason }) => reason.startsWith('server down'))
        return { json: report, text: asText(report), exitCode: serverDown || report.failures.length > 0 ? 1 : 0 }
      }),
    )
}

function asText(report: DispatchReport): string {
  const { due, handedOff, sent, failed, skipped, unknown, deferred, held, failures, seconds } = report
  const rate = seconds > 0 && handedOff > 0 ? `, ${Math.round(handedOff / seconds)} a second` : ''
  return [
    `${due} due, ${handedOff} handed off in ${seconds.toFixed(1)} s${rate}`,
    `sent ${sent}, failed ${failed}, skipped ${skipped}, unknown ${unknown}, put off ${deferred}`,
    ...failures.map(({ campaign, activity, reason }) => `fault ${campaign}/${activity}: ${reason}`),
    ...held.map(({ campaign, activity, reason }) => `held  ${campaign}/${activity}: ${reason}`),
  ].join('\n')
}

/** Aborts when the process is asked to stop, so that the batch in flight still gets its outcome; a second time ends it. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  return stopping.signal
}
