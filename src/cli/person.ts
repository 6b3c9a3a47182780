import type { Command } from 'commander'
import { addPerson, createSignInToken, listPeople, removePerson, ROLES } from '../access/index.ts'
import { inSession } from './session.ts'

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
    .description('remove a person: their sessions and links end, what they did stays in the audit log')
    .action((email: string, _options: object, command: Command) =>
      inSession(command, async ({ ctx }) => {
        await removePerson(ctx, { email })
        return { json: { removed: email.trim().toLowerCase() }, text: `${email} is removed` }
      }),
    )
}
