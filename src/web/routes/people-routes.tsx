import { Hono } from 'hono'
import {
  addPerson,
  createSignInToken,
  type KnownPerson,
  listPeople,
  listSessions,
  removePerson,
  revokeSessions,
} from '../../access/index.ts'
import { Conflict, Invalid, NotFound, type Problem } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { choicesOf, formOf } from '../form.ts'
import { AddPersonPage } from '../pages/people-add.tsx'
import { PersonLinkPage } from '../pages/people-link.tsx'
import { PersonPage } from '../pages/people-one.tsx'
import { RemovePersonPage } from '../pages/people-remove.tsx'
import { PeoplePage } from '../pages/people.tsx'
import { show } from '../show.tsx'
import { signInMail } from '../sign-in-mail.ts'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { counted } from '../words/numbers.ts'

/** Who may sign in, for administrators. Addresses of people stay out of the addresses of pages. */
export function peopleRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  const mailsLinks = ports.mail.provider !== ports.mail.inbox

  routes.get('/', async (c) => show(c, <PeoplePage people={await listPeople(c.var.ctx)} now={c.var.ctx.now} />))

  routes.get('/add', async (c) => {
    await listPeople(c.var.ctx)
    return show(c, <AddPersonPage filled={{ values: {}, problems: [] }} />)
  })

  routes.post('/add', async (c) => {
    const email = ((await formOf(c))['email'] ?? '').trim()
    const roles = await choicesOf(c, 'roles')
    try {
      await refuseKnown(c, email)
      await addPerson(c.var.ctx, { email, roles })
    } catch (error) {
      const values = { email, roles: roles.join(' ') }
      return show(c, <AddPersonPage filled={{ values, problems: problemsWith(error) }} />, 422)
    }
    tell(c, 'One person was added. Make a sign-in link for them here.')
    return c.redirect(`/people/${(await personBy(c, (person) => person.email === email.toLowerCase())).id}`, 303)
  })

  const personPage = async (c: SignedInContext, person: KnownPerson, roles: readonly string[], problems: Problem[]) => {
    const sessions = await listSessions(c.var.ctx, { email: person.email })
    const filled = { values: { roles: roles.join(' ') }, problems }
    const page = <PersonPage {...{ person, sessions, mailsLinks, filled }} now={c.var.ctx.now} />
    return show(c, page, problems.length > 0 ? 422 : 200)
  }

  routes.get('/:id{[0-9]{1,15}}', async (c) => {
    const person = await personOf(c)
    return personPage(c, person, person.roles, [])
  })

  routes.post('/:id{[0-9]{1,15}}', async (c) => {
    const person = await personOf(c)
    const roles = await choicesOf(c, 'roles')
    try {
      await addPerson(c.var.ctx, { email: person.email, roles })
    } catch (error) {
      return personPage(c, person, roles, problemsWith(error))
    }
    const isSame = roles.length === person.roles.length && person.roles.every((role) => roles.includes(role))
    if (isSame) return c.redirect(`/people/${person.id}`, 303)
    tell(c, `The roles are now: ${roles.join(', ')}. Sessions and API tokens with the old ones have ended.`)
    if (person.email !== c.var.viewer.email) return c.redirect(`/people/${person.id}`, 303)
    // Their own session has just ended: a link of their own leads them back in.
    return c.redirect(`/sign-in/${await createSignInToken(c.var.ctx, { email: person.email })}`, 303)
  })

  routes.post('/:id{[0-9]{1,15}}/link', async (c) => {
    const person = await personOf(c)
    const token = await createSignInToken(c.var.ctx, { email: person.email })
    const mailed = mailsLinks ? await mailLink(ports, person.email, token) : undefined
    return show(c, <PersonLinkPage {...{ person, mailed }} link={`${ports.settings.baseUrl}/sign-in/${token}`} />)
  })

  routes.post('/:id{[0-9]{1,15}}/sign-out', async (c) => {
    const person = await personOf(c)
    const { ended } = await revokeSessions(c.var.ctx, { email: person.email })
    tell(c, `${counted(ended, 'session was', 'sessions were')} ended.`)
    return c.redirect(`/people/${person.id}`, 303)
  })

  routes.get('/:id{[0-9]{1,15}}/remove', async (c) => show(c, <RemovePersonPage person={await personOf(c)} />))

  routes.post('/:id{[0-9]{1,15}}/remove', async (c) => {
    await removePerson(c.var.ctx, { email: (await personOf(c)).email })
    tell(c, 'One person was removed.')
    return c.redirect('/people', 303)
  })
  return routes
}

async function personOf(c: SignedInContext): Promise<KnownPerson> {
  const id = Number(c.req.param('id'))
  return personBy(c, (person) => person.id === id)
}

async function personBy(c: SignedInContext, isWanted: (person: KnownPerson) => boolean): Promise<KnownPerson> {
  const found = (await listPeople(c.var.ctx)).find(isWanted)
  if (!found) throw new NotFound('This person is not here any more. The page People lists who is.')
  return found
}

/** Adding somebody who is there already would silently change their roles. */
async function refuseKnown(c: SignedInContext, email: string): Promise<void> {
  const isKnown = (await listPeople(c.var.ctx)).some((person) => person.email === email.toLowerCase())
  const message = 'This person is here already; choose them on the page People to change their roles'
  if (isKnown) throw new Invalid([{ path: 'email', message, severity: 'error' }])
}

function problemsWith(error: unknown): Problem[] {
  if (error instanceof Invalid) return [...error.problems]
  if (error instanceof Conflict) return [{ path: 'roles', message: error.message, severity: 'error' }]
  throw error
}

async function mailLink(ports: Ports, email: string, token: string): Promise<boolean> {
  const [handOff] = await ports.mail.provider.send([signInMail(ports.settings, { email, token, to: '/' })])
  return handOff?.outcome === 'accepted'
}
