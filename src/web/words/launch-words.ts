import type { ShownDate } from '../../plan/index.ts'
import { fromNow } from './moment.ts'
import { counted } from './numbers.ts'

/** “12 days before the launch”, “on the day of the launch”; days before it are negative. */
export function fromLaunch(days: number): string {
  if (days === 0) return 'on the day of the launch'
  return `${counted(Math.abs(days), 'day', 'days')} ${days < 0 ? 'before' : 'after'} the launch`
}

/** “Launches in 3 days 4 h”, “Launched 2 days ago”. */
export function launchInWords({ instant }: Pick<ShownDate, 'instant'>, now: Date): string {
  const said = fromNow(instant, now)
  if (said === 'now') return 'Launches now'
  return said.startsWith('in ') ? `Launches ${said}` : `Launched ${said}`
}

const CHANNELS: Readonly<Record<string, string>> = { email: 'E-mail' }

/** “E-mail” for `email`, “Poster” for `poster`. */
export function channelInWords(channel: string): string {
  return CHANNELS[channel] ?? `${channel.charAt(0).toUpperCase()}${channel.slice(1)}`
}
