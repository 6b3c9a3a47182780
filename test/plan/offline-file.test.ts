import { describe, expect, it } from 'vitest'
import { fileOfPlan } from '../../src/plan/file/file-of-plan.ts'
import { campaignFileText } from '../../src/plan/file/campaign-file-text.ts'
import { readCampaignFile } from '../../src/plan/index.ts'
import { posterPlan } from '../support/poster-campaign.ts'

const OWN =
  '{ id: posters, channel: poster, material: renew-poster, when: "launch-7d 08:00", owner: facilities@example.gov }'
const SENT = '{ id: go-live, message: news, audience: everybody, when: "launch+2h", late: send }'

describe('an activity that people do on an offline channel', () => {
  it('is a channel and a material, with nobody to write to', () => {
    const { plan, problems } = posterPlan()
    expect(problems).toEqual([])
    expect(plan?.channels).toEqual([
      { id: 'email', kind: 'email', rate: '50/s' },
      { id: 'poster', kind: 'offline' },
    ])
    expect(plan?.activities[0]).toEqual({
      kind: 'offline',
      id: 'posters',
      channel: 'poster',
      material: 'renew-poster',
      when: 'launch-7d 08:00',
      late: 'ask',
      owner: 'facilities@example.gov',
    })
  })

  it('is the same once it was written and read again, on a channel of any name', () => {
    const every = `{ id: posters, channel: beer-mats, material: renew-poster, material_version: 2, after: go-live + 1d,
      repeat: "FREQ=WEEKLY;COUNT=3", exdate: [2027-03-09], rdate: ["2027-04-06T10:00"], not_before_activity: go-live, late: skip after 2d }`
    const { plan, problems } = posterPlan(
      [OWN, every],
      ['  poster: { kind: offline }', '  beer-mats: { kind: offline }'],
    )
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    const text = campaignFileText(fileOfPlan(plan!))
    expect(readCampaignFile(text, { file: 'again.yaml' }).plan).toEqual(plan)
    expect(text).toContain('beer-mats: { kind: offline }')
  })

  it('is silent in quiet hours, for nobody is woken, and warned of a blackout that keeps it back', () => {
    const { problems } = posterPlan([OWN, OWN.replace('launch-7d 08:00', '2027-04-06 23:00')])
    expect(problems).toMatchObject([
      { path: 'activities[0].when', severity: 'warning', message: expect.stringMatching(/Local elections .*; nothing is put up until that is over$/) },
    ]) // prettier-ignore
  })
})

describe('every wrong mix of a message and what is put up says what is wrong and what to do', () => {
  it.each<[label: string, piece: readonly [string, string], path: string, message: RegExp]>([
    ['neither', [OWN, '{ id: x, audience: everybody, when: launch }'], 'activities[0].message', /^`message` is missing; expected the id of a message; or a channel of kind: offline/],
    ['a message without an audience', [OWN, '{ id: x, message: news, when: launch }'], 'activities[0].audience', /^`audience` is missing/],
    ['both a message and a channel', [OWN, '{ id: x, message: news, audience: everybody, channel: poster, when: launch }'], 'activities[0].channel', /^has both a message and a channel: .*leave `channel` out/],
    ['a channel and an audience', [OWN, OWN.replace('channel:', 'audience: everybody, channel:')], 'activities[0].audience', /^nobody is written to on an offline channel; leave `audience` out/],
    ['a channel without a material', [OWN, '{ id: x, channel: poster, when: launch }'], 'activities[0].material', /^`material` is missing; expected the id of the material that is put up/],
    ['a material that is not there', [OWN, OWN.replace('renew-poster', 'renew-psoter')], 'activities[0].material', /no material “renew-psoter”; did you mean `renew-poster`\?/],
    ['a channel that is not there', [OWN, OWN.replace('poster,', 'postre,')], 'activities[0].channel', /no offline channel “postre”; did you mean `poster`\?/],
    ['the channel of messages', [OWN, OWN.replace('channel: poster', 'channel: email')], 'activities[0].channel', /^`email` is for messages/],
    ['a version of what a message leads to', [SENT, SENT.replace('when:', 'material: renew-poster, material_version: 1, when:')], 'activities[1].material_version', /of what people put up/],
    ['a version that is no number from 1', [OWN, OWN.replace('when:', 'material_version: 0, when:')], 'activities[0].material_version', /from 1/],
    ['the clock of recipients', [OWN, OWN.replace('when:', 'clock: recipient, when:')], 'activities[0].clock', /^nobody receives what is put up.*; leave `clock` out/],
    ['leave to go out in a blackout', [OWN, OWN.replace('when:', 'blackout_override: { name: A, reason: B }, when:')], 'activities[0].blackout_override', /waits for every blackout; leave `blackout_override` out/],
    ['those who received what is put up', ['title: Everybody,', 'title: Everybody, received: { activities: [posters], until: "2027-02-20T10:00:00Z" },'], 'audiences.everybody.received.activities[0]', /^posters is put up and not sent/],
    ['a message on an offline channel', ['channel: email, subject', 'channel: poster, subject'], 'messages.news.channel', /not available yet as a channel of messages/],
    ['what a quantity costs', [OWN, OWN.replace('when:', 'quantity: 4000, when:')], 'activities[0].quantity', /not available yet/],
    ['what a channel costs', ['poster: { kind: offline }', 'poster: { kind: offline, cost_per_unit: 1.20 }'], 'channels.poster.cost_per_unit', /`cost_per_unit` is not available yet/],
    ['a channel that does not say that it is offline', ['poster: { kind: offline }', 'poster: {}'], 'channels.poster.kind', /`kind` is missing; expected kind: offline/],
    ['a channel of messages that is not there yet', ['poster: { kind: offline }', 'poster: { kind: offline }\n  sms: { rate: 5/s }'], 'channels.sms', /^`sms` is not available yet/],
    ['a channel under a name that is none', ['poster: { kind: offline }', 'poster: { kind: offline }\n  Beer Mats: { kind: offline }'], 'channels.Beer Mats', /is no id/],
  ])('%s', (_label, piece, path, message) => {
    const { plan, problems } = posterPlan(piece)
    expect(plan).toBeUndefined()
    const errors = problems.filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([expect.objectContaining({ path, message: expect.stringMatching(message) })])
    expect(errors[0]?.line).toBeGreaterThan(0)
  }) // prettier-ignore
})
