import { everyPerson } from '../../db/queries/people.ts'
import { anybodySignedIn } from '../../db/queries/sessions.ts'
import type { Ctx } from './actor.ts'
import { addPerson } from './people.ts'
import { createSignInToken } from './sign-in.ts'

/** Whoever starts an installation without an administrator signs in as this person, and adds the others. */
const FIRST_PERSON = 'administrator@localhost'

/**
 * A way in for the administrator who was added first, as long as nobody has ever signed in; without an administrator one
 * is added. Role administrator.
 */
export async function firstSignIn(ctx: Ctx): Promise<{ email: string; token: string } | undefined> {
  if (await anybodySignedIn(ctx.db.rows)) return undefined
  const administrators = (await everyPerson(ctx.db.rows)).filter(({ roles }) => roles.includes('administrator'))
  const first = administrators.toSorted((one, other) => one.id - other.id)[0]
  const { email } =
    first ?? (await addPerson(ctx, { email: FIRST_PERSON, roles: ['viewer', 'planner', 'operator', 'administrator'] }))
  return { email, token: await createSignInToken(ctx, { email }) }
}
