import { describe, expect, it } from 'vitest'
import type { Ctx } from '../../src/access/index.ts'
import { anchorsInForce, applyPlan, moveLaunch, readCampaignFile } from '../../src/plan/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { BESIDE, planWith, sampleWith } from './sample-campaign.ts'

const reading = { file: 'renew.yaml', readBeside: (path: string) => BESIDE[path] }
const BLACKOUT = /2027-03-1\d .* is in the blackout/

describe('a file whose campaign has moved', () => {
  const blackout = [
    'campaign: renew-online',
    'campaign: renew-online\nblackouts: [{ name: Elections, from: 2027-03-10, to: 2027-03-20, policy: block }]',
  ] as const
  const file = sampleWith(blackout)

  it.each([
    ['by its own anchors, where it is new', {}, false, []],
    ['by the launch it is given', { launch: '2027-03-15T09:00' }, false, ['2027-03-15 11:00 Europe/London']],
    ['by those of its campaign', {}, true, ['2027-03-11 11:00 Europe/London']],
    ['by a launch it is to be moved to', { launch: '2027-03-16T09:00' }, true, ['2027-03-16 11:00 Europe/London']],
  ])('is checked %s', async (_, given, isMoved, held) => {
    const ctx: Ctx = {
      db: await temporaryDatabase(),
      actor: { kind: 'command-line' },
      now: new Date('2027-01-04T10:00:00Z'),
    }
    if (isMoved) {
      await applyPlan(ctx, { plan: planWith(blackout) })
      await moveLaunch(ctx, { campaignId: 'renew-online', to: '2027-03-11T09:00' })
    }
    const { problems } = readCampaignFile(file, { ...reading, anchorsOf: await anchorsInForce(ctx, given) })
    const told = problems
      .filter(({ message }) => BLACKOUT.test(message))
      .map(({ message }) => message.split(' is in ')[0])
    expect(told).toEqual(held)
  })

  it('refuses a launch that is no date', async () => {
    const ctx: Ctx = { db: await temporaryDatabase(), actor: { kind: 'command-line' }, now: new Date() }
    const anchorsOf = await anchorsInForce(ctx, { launch: '2027-02-30T09:00' })
    expect(() => readCampaignFile(file, { ...reading, anchorsOf })).toThrow('no date and time of the calendar')
  })
})
