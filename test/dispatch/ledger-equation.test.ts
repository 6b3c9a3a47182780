import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cancel, dispatch, pause, resume, tick } from '../../src/dispatch/index.ts'
import type { HandOff, Mail, Mailer } from '../../src/ports.ts'
import { expectBalanced, ledgerOf } from '../support/ledger.ts'
import { world } from '../support/world.ts'

type Mood = HandOff['outcome'] | 'refused for good'

const HAND_OFFS: Record<Mood, HandOff> = {
  accepted: { outcome: 'accepted', ref: 'ok' },
  refused: { outcome: 'refused', final: false, reason: '451 later' },
  'refused for good': { outcome: 'refused', final: true, reason: '550 no' },
  unreachable: { outcome: 'unreachable', reason: 'away' },
  'not-tried': { outcome: 'not-tried' },
  unknown: { outcome: 'unknown', reason: 'silence' },
}

/** A provider that behaves as the test says, and keeps what it accepted: a provider of the simulator's kind. */
function moodyMailer(moods: readonly Mood[], dies: readonly boolean[]) {
  const accepted: string[] = []
  let mail = 0
  let batch = 0
  const mailer: Mailer = {
    name: 'moody',
    batchSize: 7,
    deadline: 1000,
    async send(mails: readonly Mail[]) {
      const handOffs = mails.map(({ to }) => {
        const mood = moods[mail++ % moods.length]!
        if (mood === 'accepted' || mood === 'unknown') accepted.push(to)
        return HAND_OFFS[mood]
      })
      // The dispatcher that gets no answer from here is as good as killed between intent and outcome.
      if (dies[batch++ % dies.length]) throw new Error('killed')
      return handOffs
    },
    close: async () => undefined,
  }
  return { mailer, accepted }
}

type Step = 'dispatch' | 'two at once' | 'pause' | 'resume' | 'cancel' | 'minutes pass' | 'an hour passes'

const mood = fc.constantFrom<Mood>(
  'accepted',
  'accepted',
  'accepted',
  'refused',
  'refused for good',
  'unreachable',
  'not-tried',
  'unknown',
)
const step = fc.constantFrom<Step>(
  'dispatch',
  'dispatch',
  'two at once',
  'pause',
  'resume',
  'cancel',
  'minutes pass',
  'an hour passes',
)

describe('the ledger equation', () => {
  it(
    'holds after every step, whatever the provider does and whoever is killed; and nobody is accepted twice',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(mood, { minLength: 1, maxLength: 12 }),
          fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
          fc.array(step, { minLength: 1, maxLength: 8 }),
          fc.constantFrom('ask', 'send', 'skip after 30m'),
          async (moods, dies, steps, late) => {
            const { mailer, accepted } = moodyMailer(moods, dies)
            const at = await world({ mailer })
            await at.people(20)
            await at.campaign({ late })
            await at.approved()
            const campaign = { campaignId: 'renew-online' }
            const turn = () =>
              tick(at.ports, at.clock.now()).catch((error: Error) => expect(error.message).toBe('killed'))
            const take: Record<Step, () => Promise<unknown>> = {
              dispatch: turn,
              'two at once': () => Promise.all([turn(), turn()]),
              pause: () => pause(at.as(), campaign).catch(() => undefined),
              resume: () => resume(at.as(), campaign).catch(() => undefined),
              cancel: () => cancel(at.as(), campaign).catch(() => undefined),
              'minutes pass': async () => at.clock.forward(3 * 60_000),
              'an hour passes': async () => at.clock.forward(3_600_000),
            }
            for (const name of steps) {
              await take[name]()
              await expectBalanced(at.db)
            }
            expect(accepted).toHaveLength(new Set(accepted).size)
          },
        ),
        { numRuns: process.env['FANFARE_TEST_DATABASE'] === 'sqld' ? 12 : 60 },
      )
    },
  )

  it('holds when the provider never tries anything, and its turn ends all the same', async () => {
    const { mailer, accepted } = moodyMailer(['not-tried'], [false])
    const at = await world({ mailer })
    await at.people(20)
    await at.campaign({ late: 'send' })
    await at.approved()
    await tick(at.ports, at.clock.now())
    await expectBalanced(at.db)
    expect(await ledgerOf(at.db)).toMatchObject([{ status: 'sending', audience: 20, queued: 20 }])
    expect(accepted).toEqual([])
  })

  it('once faults stop, everything reaches an end', async () => {
    const { mailer, accepted } = moodyMailer(['unreachable', 'accepted', 'refused'], [true, false, false])
    const at = await world({ mailer })
    await at.people(50)
    await at.campaign({ late: 'send' })
    await at.approved()
    for (let turn = 0; turn < 60; turn++) {
      await tick(at.ports, at.clock.now())
      at.clock.forward(10 * 60_000)
    }
    await dispatch(
      {
        ...at.ports,
        mail: { ...at.ports.mail, provider: { ...mailer, send: async (mails) => mails.map(() => HAND_OFFS.accepted) } },
      },
      { untilIdle: true },
    )
    const [occurrence] = await ledgerOf(at.db)
    expect(occurrence!.finishedAt).not.toBeNull()
    expect(accepted).toHaveLength(new Set(accepted).size)
    await expectBalanced(at.db)
  })
})
