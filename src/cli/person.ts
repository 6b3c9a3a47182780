import { type Command, Option } from 'commander'
import {
  addPerson,
  createApiToken,
  createSignInToken,
  type Ctx,
  listApiTokens,
  listPeople,
  removePerson,
  revokeApiTokens,
  ROLES,
} from '../access/index.ts'
import { type Answer, inSession } from './session.ts'

interface TokenOptions {
  readonly name?: string
  readonly list?: boolean
  readonly revoke?: string
  readonly revokeAll?: boolean
}

export function addPersonCommand(program: Command): void {
  const person = program.command('person').description('people who work with this installation')

  person
    .command('add <email>')
    .description('add a person, or give a known one other roles')
    .requiredOption('--role <roles>', `one or more of ${ROLES.join(', ')}, separated by commas`)
    .action((email: string, options: { role: string }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const roles = options.role
          .split(',')
          .map((role) => role.trim())
          .filter(Boolean)
        const added = await addPerson(ctx, { email, roles })
        return { json: added, text: `${added.email} is ${added.roles.join(', ')}` }
      }),
    )

  person
    .command('link <email>')
    .description('a sign-in link for a person: works once, for 15 minutes')
    .action((email: string, _options: object, command: Command) =>
      inSession(command, async ({ ctx, settings }) => {
        const link = `${settings.baseUrl}/sign-in/${await createSignInToken(ctx, { email })}`
        return { json: { link }, text: link }
      }),
    )

  person
    .command('token <email>')
    .description('a token by which another program acts for a person; it is shown this once')
    .option('--name <text>', 'which program it is for (default: api)')
    .addOption(new Option('--list', 'instead: the names of their tokens').conflicts('name'))
    .addOption(new Option('--revoke <name>', 'instead: end the token of this name').conflicts(['name', 'list']))
    .addOption(new Option('--revoke-all', 'instead: end all their tokens').conflicts(['name', 'list', 'revoke']))
    .action((email: string, options: TokenOptions, command: Command) =>
      inSession(command, ({ ctx }) => tokenAnswer(ctx, email, options)),
    )

  person
    .command('list')
    .description('everybody, with their roles')
    .action((_options: object, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const people = await listPeople(ctx)
        const lines = people.map(({ email, roles }) => `${email}  ${roles.join(', ')}`)
        const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
        return {
          json: people.map((one) => ({ ...one, addedAt: iso(one.addedAt), lastSignIn: iso(one.lastSignIn) })),
          text: lines.join('\n') || 'nobody yet; add the first with: person add EMAIL --role ROLE',
        }
      }),
    )
  person
    .command('remove <email>')
    .description('remove a person: their sessions, links and tokens end, what they did stays in the audit log')
    .action((email: string, _options: object, command: Command) =>
      inSession(command, async ({ ctx }) => {
        await removePerson(ctx, { email })
        return { json: { removed: email.trim().toLowerCase() }, text: `${email} is removed` }
      }),
    )
}

async function tokenAnswer(ctx: Ctx, address: string, options: TokenOptions): Promise<Answer> {
  const email = address.trim().toLowerCase()
  const { name = 'api', list, revoke, revokeAll } = options
  if (list) {
    const tokens = await listApiTokens(ctx, { email })
    const made = tokens.map((one) => ({ name: one.name, createdAt: new Date(one.createdAt).toISOString() }))
    const lines = made.map((one) => `${one.name}  since ${one.createdAt}`)
    return { json: { email, tokens: made }, text: lines.join('\n') || `${email} has no tokens` }
  }
  if (revoke !== undefined || revokeAll) {
    const revoked = await revokeApiTokens(ctx, { email, name: revoke })
    const text = revoked.length > 0 ? `revoked: ${revoked.join(', ')}` : `${email} has no tokens`
    return { json: { email, revoked }, text }
  }
  const token = await createApiToken(ctx, { email, name })
  return { json: { email, name, token }, text: token }
}
