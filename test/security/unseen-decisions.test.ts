import { expect, it } from 'vitest'
import { signedIn } from '../support/signed-in.ts'
import { world } from '../support/world.ts'

it.each([
  ['approve', {}],
  ['approve', { seen: '' }],
  ['ask-for-changes', { reason: 'Say what it costs' }],
])('%s by a form that does not say what was seen (%j) decides nothing', async (act, fields) => {
  const at = await world()
  await at.people(1)
  await at.campaign()
  const sam = await signedIn(at, 'sam@example.gov', ['approver'])
  expect((await sam.post(`/campaigns/renew-online/activities/go-live/${act}`, fields)).status).toBe(409)
  expect(await at.db.rows.all('SELECT 1 FROM approvals')).toEqual([])
})
