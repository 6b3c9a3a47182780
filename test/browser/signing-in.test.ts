import { describe, expect, it } from 'vitest'
import { addPerson, createSignInToken } from '../../src/access/index.ts'
import { site } from '../support/site.ts'
import { keyboard } from './hands.ts'
import { people, ways } from './ways.ts'

const comes = people()
const EMAIL = 'sam@example.gov'

describe.each(ways('by mouse on a desktop'))('somebody, %s,', (_, way) => {
  it('comes in by the button behind a link, and goes', async () => {
    const at = await site()
    await addPerson(at.as(), { email: EMAIL, roles: ['viewer'] })
    const token = await createSignInToken(at.as(), { email: EMAIL })
    const sam = await comes(at, way)
    await sam.open(`/sign-in/${token}`)
    await sam.examine('the sign-in link')
    await sam.press('button', 'Sign in')
    await sam.reach('Campaigns')
    await sam.examine('campaigns, without any')
    if (way.hand === keyboard) {
      await sam.page.keyboard.press('Tab')
      await sam.page.keyboard.press('Enter')
      expect(new URL(sam.page.url()).hash, 'the first Tab leads past the header').toBe('#main')
    }
    await sam.press('button', 'Sign out')
    await sam.reach('Sign in to Fanfare')
    await sam.open('/campaigns')
    expect(new URL(sam.page.url()).pathname).toBe('/sign-in')
  })

  it('ends another session of theirs, and then all of them', async () => {
    const at = await site()
    await at.session(EMAIL, ['viewer'])
    at.clock.forward(60_000)
    const sam = await comes(at, way, { roles: ['viewer'], email: EMAIL })
    await sam.open('/campaigns')
    await sam.press('link', 'Your account')
    await sam.reach('Your account')
    await sam.examine('an account with two sessions')
    await sam.press('button', 'End this session')
    await sam.see('That session is ended.')
    await sam.examine('a session ended')
    await sam.press('button', 'Sign out everywhere (1 session, this one too)')
    await sam.reach('Sign in to Fanfare')
    await sam.open('/account')
    expect(new URL(sam.page.url()).pathname).toBe('/sign-in')
  })
})
