import { expect, it } from 'vitest'
import type { Role } from '../../src/access/index.ts'
import { listLists } from '../../src/audience/index.ts'
import { listCampaigns } from '../../src/plan/index.ts'
import { loadExamples } from '../../src/platform/examples.ts'
import { signedIn } from '../support/signed-in.ts'
import { SECRET, world } from '../support/world.ts'

async function withExamples(role: Role) {
  const at = await world()
  await at.people(2)
  await at.campaign()
  await loadExamples(at.as(), SECRET)
  return { at, sam: await signedIn(at, 'sam@example.gov', [role]) }
}

it('the banner leads to a page that says what goes, and then it is gone with them', async () => {
  const { at, sam } = await withExamples('planner')
  expect(await (await sam.get('/campaigns')).text()).toContain('href="/examples/leave"')
  const page = await (await sam.get('/examples/leave')).text()
  expect(page).toContain('3 example campaigns')
  expect(page).toMatch(/Remove 3 campaigns and 1,300 made-up people/)
  const answer = await sam.post('/examples/leave')
  expect(answer.headers.get('location')).toBe('/campaigns')
  expect(decodeURIComponent(answer.headers.get('set-cookie')!)).toContain('Removed: 3 example campaigns, 1,300 made-up')
  const after = await (await sam.get('/campaigns')).text()
  expect(after).not.toContain('Example data.')
  expect((await listCampaigns(at.as())).map(({ campaign }) => campaign)).toEqual(['renew-online'])
  expect((await listLists(at.as())).map(({ name, people }) => [name, people])).toEqual([['people', 2]])
  expect(await (await sam.get('/examples/leave')).text()).toContain('There are no examples here')
})

it.each<Role>(['viewer', 'approver', 'operator'])('%s is neither offered it nor may do it', async (role) => {
  const { at, sam } = await withExamples(role)
  const page = await (await sam.get('/campaigns')).text()
  expect(page).toContain('Example data.')
  expect(page).not.toContain('/examples/leave')
  expect((await sam.get('/examples/leave')).status).toBe(403)
  expect((await sam.post('/examples/leave')).status).toBe(403)
  expect(await listCampaigns(at.as())).toHaveLength(4)
})
