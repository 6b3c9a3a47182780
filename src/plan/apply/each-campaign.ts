import type { Rows } from '../../../db/index.ts'
import { faultInWords } from '../../errors.ts'
import type { Ports } from '../../ports.ts'

/**
 * Does something to campaigns that the scheduler sees to now and then, each in a transaction of its own, and answers the sum of
 * what was done. A campaign to which it cannot be done is logged as `fault`: it must not keep the mail of all the others.
 */
export async function eachCampaign(
  { db, log }: Pick<Ports, 'db' | 'log'>,
  campaignIds: Iterable<string>,
  fault: string,
  work: (tx: Rows, campaignId: string) => Promise<number>,
): Promise<number> {
  let done = 0
  for (const campaign of campaignIds) {
    try {
      done += await db.write((tx) => work(tx, campaign))
    } catch (error) {
      log.error(fault, { campaign, reason: faultInWords(error) })
    }
  }
  return done
}
