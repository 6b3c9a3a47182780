import { type Command, InvalidArgumentError } from 'commander'
import PostalMime from 'postal-mime'
import { caughtMail, caughtMails } from '../../db/queries/inbox.ts'
import { requireRole, ROLES } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { inSession } from './session.ts'

export function addInboxCommand(program: Command): void {
  program
    .command('inbox')
    .description('what the built-in inbox caught: the newest mails, or one of them')
    .argument('[id]', 'the number of a mail', wholeNumber)
    .option('--limit <count>', 'how many to list', wholeNumber, 20)
    .action((id: number | undefined, options: { limit: number }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        requireRole(ctx.actor, ...ROLES)
        if (id === undefined) return list(await caughtMails(ctx.db.rows, options.limit))
        const mail = await caughtMail(ctx.db.rows, id)
        if (!mail) throw new NotFound(`the inbox holds no mail ${id}; without a number the command lists what it holds`)
        const parsed = await PostalMime.parse(mail.raw)
        const headers = Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value]))
        const { subject, text, html } = parsed
        const heads = parsed.headers.map(({ key, value }) => `${key}: ${value}`)
        return { json: { headers, subject, text, html }, text: [...heads, '', text ?? ''].join('\n') }
      }),
    )
}

function list(mails: { id: number; at: number; to: string; subject: string }[]) {
  const dated = mails.map((mail) => ({ ...mail, at: new Date(mail.at).toISOString() }))
  const lines = dated.map(({ id, at, to, subject }) => `${String(id).padStart(6)}  ${at}  ${to}  ${subject}`)
  return { json: dated, text: lines.join('\n') || 'the inbox is empty' }
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a whole number, 1 or more.')
}
