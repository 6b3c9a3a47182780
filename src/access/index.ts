export { type Actor, actorName, audit, type Ctx, requireRole, type Role, ROLES } from './actor.ts'
export { contentHash, keyedHash, sameHash } from './keyed-hash.ts'
export { addPerson, listPeople, personActor } from './people.ts'
export { createSignInToken, sessionActor, signIn, signOut } from './sign-in.ts'
