import type { HandOff, Mail, Mailer } from '../ports.ts'
import type { Chance } from './simulated-chance.ts'
import type { SimulatedClock } from './simulated-clock.ts'
import type { LoadMeter } from './simulated-load.ts'

/** How a provider answers; shares are 0..1. */
export interface SimulatedAnswers {
  /** Of addresses: refused for good, whenever they are written to. */
  readonly refused: number
  /** Of mails: told once to come later, and taken then. */
  readonly refusedForNow: number
}

export interface SimulatedProviderOptions {
  readonly clock: SimulatedClock
  readonly chance: Chance
  readonly load: LoadMeter
  readonly answers: SimulatedAnswers
  /** Mails a second, give or take a tenth; one batch after another. */
  readonly perSecond: number
  readonly batchSize: number
  /** The least time that so many mails are spread over in the load, as their channel's rate would. Milliseconds. */
  readonly spreadOver: (mails: number) => number
}

/** Longer than any queue in front of the provider, so that no hand-off is given up while it waits there. Milliseconds. */
const DEADLINE = 24 * 3_600_000

/** A provider that is not there: it takes its time by the simulated clock and answers by chance. Nothing leaves this process. */
export function simulatedProvider(options: SimulatedProviderOptions): Mailer {
  const { clock, chance, load, answers } = options
  const toldToComeLater = new Set<string>()
  let freeAt = 0
  return {
    name: 'simulated provider',
    batchSize: options.batchSize,
    deadline: DEADLINE,
    readsContent: false,
    async send(mails) {
      const begins = Math.max(clock.now().getTime(), freeAt)
      const takes = (mails.length * 1000 * (0.9 + 0.2 * chance.next())) / options.perSecond
      freeAt = begins + Math.ceil(takes)
      load.count(mails.length, begins, begins + Math.max(takes, options.spreadOver(mails.length)))
      await clock.sleep(freeAt - clock.now().getTime())
      return mails.map((mail) => answerTo(mail, answers, chance, toldToComeLater))
    },
    close: async () => undefined,
  }
}

function answerTo(
  { to, messageId }: Mail,
  { refused, refusedForNow }: SimulatedAnswers,
  chance: Chance,
  toldToComeLater: Set<string>,
): HandOff {
  if (refused > 0 && chance.of(to) < refused) {
    return { outcome: 'refused', final: true, reason: '550 5.1.1 refused, as was supposed' }
  }
  if (refusedForNow > 0 && !toldToComeLater.has(messageId) && chance.of(messageId) < refusedForNow) {
    toldToComeLater.add(messageId)
    return { outcome: 'refused', final: false, reason: '451 4.7.1 come later, as was supposed' }
  }
  return { outcome: 'accepted', ref: 'rehearsed' }
}
