import type { HandOff, Mail, Mailer } from '../../src/ports.ts'
import type { Chance } from '../../src/platform/simulated-chance.ts'
import type { SimulatedClock } from '../../src/platform/simulated-clock.ts'
import type { WhatHolds } from './what-holds.ts'

/** How often what goes wrong; shares are 0..1. */
export interface Weather {
  readonly name: string
  /** Of mails. */
  readonly refusedForNow: number
  readonly refused: number
  /** Taken or not, and nobody tells which. */
  readonly unknown: number
  readonly notTried: number
  /** Of batches. */
  readonly unreachable: number
  /** The dispatcher is killed before it hears what became of its batch. */
  readonly killed: number
}

const CALM = { refusedForNow: 0, refused: 0, unknown: 0, notTried: 0, unreachable: 0, killed: 0 }

export const WEATHERS: readonly Weather[] = [
  { ...CALM, name: 'calm' },
  { ...CALM, name: 'a server that greylists', refusedForNow: 0.5, refused: 0.02 },
  { ...CALM, name: 'a server that says no', refused: 0.3, refusedForNow: 0.1 },
  { ...CALM, name: 'a line that breaks', unknown: 0.1, notTried: 0.2, unreachable: 0.1 },
  { ...CALM, name: 'a server that is away', unreachable: 1 },
  { ...CALM, name: 'dispatchers that are killed', killed: 0.3, unknown: 0.02 },
]

export interface WatchedProvider {
  readonly mailer: Mailer
  weather: Weather
}

/**
 * A provider whose every hand-over is held against the promises. It takes up to two seconds for a batch, in the midst of which
 * `meanwhile` happens, and answers as the weather is.
 */
export function watchedProvider(
  { clock, chance, holds }: { clock: SimulatedClock; chance: Chance; holds: WhatHolds },
  meanwhile: () => Promise<void>,
): WatchedProvider {
  const provider: WatchedProvider = {
    weather: WEATHERS[0]!,
    mailer: {
      name: 'watched provider',
      batchSize: 8,
      deadline: 30_000,
      async send(mails) {
        const { weather } = provider
        await holds.handedOver(mails)
        const takes = 20 + chance.next() * 2_000
        await clock.sleep(takes / 2)
        await meanwhile()
        await clock.sleep(takes / 2)
        if (chance.next() < weather.unreachable) return mails.map(() => ({ outcome: 'unreachable', reason: 'away' }))
        const answers = mails.map((mail) => answerTo(mail, weather, chance, holds))
        if (chance.next() < weather.killed) throw new Error('killed')
        return answers
      },
      close: async () => undefined,
    },
  }
  return provider
}

function answerTo(mail: Mail, weather: Weather, chance: Chance, holds: WhatHolds): HandOff {
  const drawn = chance.next()
  const { refused, refusedForNow, notTried, unknown } = weather
  if (drawn < refused) return { outcome: 'refused', final: true, reason: '550 no' }
  if (drawn < refused + refusedForNow) return { outcome: 'refused', final: false, reason: '451 later' }
  if (drawn < refused + refusedForNow + notTried) return { outcome: 'not-tried' }
  // Of those nobody knows of, every other one was taken.
  const isLost = drawn < refused + refusedForNow + notTried + unknown
  if (!isLost || chance.next() < 0.5) holds.accepted(mail)
  return isLost ? { outcome: 'unknown', reason: 'silence' } : { outcome: 'accepted', ref: 'taken' }
}
