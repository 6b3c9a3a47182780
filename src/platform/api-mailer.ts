import type { HandOff, Mail, Mailer } from '../ports.ts'
import type { MailApi } from './mail-api-address.ts'
import { callApi, type Fetch } from './mail-api-call.ts'
import { turnstile } from './turnstile.ts'

/** How one provider takes mail: a call for so many mails, and one outcome for each. */
export interface MailProvider {
  readonly mailsPerCall: number
  /** Mails of one batch. What is in flight when a process is killed is unknown for ever, so batches are small. */
  readonly batchSize: number
  /** Makes one call; never throws. One outcome per mail, in order. */
  hand(mails: readonly Mail[]): Promise<readonly HandOff[]>
}

/** A provider that has not answered for so long is asked anew before it is given a whole batch. Milliseconds. */
const TRUSTED_FOR = 60_000

/**
 * Hands mail to a provider's API, so many calls at once. A provider that was not heard of lately, or that failed a call, is
 * first asked whether it is there, then given a single mail, and only then the rest: an outage leaves one recipient unknown
 * and not a whole batch.
 */
export function apiMailer(api: MailApi, provider: MailProvider, fetch: Fetch): Mailer {
  const { pool, timeout } = api
  const { mailsPerCall, batchSize } = provider
  const turns = turnstile(pool)
  const trust = trustIn(api, provider, fetch)
  return {
    name: api.name,
    batchSize,
    // Another's approach, an approach of its own (two calls), waiting for a turn, and the call may each take one timeout.
    deadline: 6 * timeout,
    // The approach costs two calls.
    calls: (mails) => Math.ceil(mails / mailsPerCall) + 2,
    async send(mails) {
      const handOffs = mails.map((): HandOff => ({ outcome: 'not-tried' }))
      if (mails.length === 0) return handOffs
      const startBy = Date.now() + 4 * timeout
      let next = 0
      const place = (answers: readonly HandOff[], from: number) => handOffs.splice(from, answers.length, ...answers)
      /** Once the provider failed, it says so for everybody who was not tried yet. */
      const giveUpIfFailed = () => {
        const { failure } = trust
        if (failure === undefined) return
        place(
          handOffs.slice(next).map(() => failure),
          next,
        )
        next = mails.length
      }
      const tried = await trust.gain(mails[0]!)
      place(tried, 0)
      next = tried.length
      giveUpIfFailed()
      const lane = async () => {
        while (next < mails.length) {
          const from = next
          next = Math.min(from + mailsPerCall, mails.length)
          const some = mails.slice(from, next)
          if (!(await turns.enter(startBy))) return
          try {
            place(await trust.hand(some), from)
          } finally {
            turns.leave()
          }
          giveUpIfFailed()
        }
      }
      await Promise.all(Array.from({ length: pool }, lane))
      return handOffs
    },
    close: async () => undefined,
  }
}

/** Remembers how the last calls went. */
function trustIn(api: MailApi, provider: MailProvider, fetch: Fetch) {
  let until = 0
  let failure: HandOff | undefined
  let approach: Promise<readonly HandOff[]> | undefined

  const hand = async (mails: readonly Mail[]): Promise<readonly HandOff[]> => {
    const handOffs = await provider.hand(mails)
    const bad = handOffs.find(({ outcome }) => outcome !== 'accepted' && outcome !== 'refused')
    failure = bad && ('reason' in bad ? { outcome: 'unreachable', reason: bad.reason } : bad)
    until = bad ? 0 : Date.now() + TRUSTED_FOR
    return handOffs
  }
  const knock = async (first: Mail): Promise<readonly HandOff[]> => {
    const answer = await callApi(fetch, `${api.origin}/`, {}, api.timeout)
    if (answer.kind === 'answer' && answer.status < 500) return hand([first])
    const why = answer.kind === 'answer' ? `is not in service (status ${answer.status})` : 'does not answer'
    const known = answer.kind === 'no-answer' && answer.handOff.outcome !== 'unknown'
    failure = known ? answer.handOff : { outcome: 'unreachable', reason: `${api.name} ${why}` }
    return []
  }
  return {
    /** Why nothing more should be handed over just now. */
    get failure() {
      return failure
    },
    hand,
    /** Makes sure that the provider works, with the first mail alone where it has to be tried. Answers what became of it. */
    async gain(first: Mail): Promise<readonly HandOff[]> {
      if (approach !== undefined) {
        await approach
        return []
      }
      if (Date.now() < until) return []
      failure = undefined
      approach = knock(first)
      try {
        return await approach
      } finally {
        approach = undefined
      }
    },
  }
}
