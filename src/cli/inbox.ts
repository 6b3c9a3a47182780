import type { Command } from 'commander'
import PostalMime from 'postal-mime'
import { caughtMail, caughtMails } from '../../db/queries/inbox.ts'
import { requireRole, ROLES } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { inSession } from './session.ts'

export function addInboxCommand(program: Command): void {
  program
    .command('inbox [id]')
    .description('what the built-in inbox caught: the newest mails, or one of them')
    .option('--limit <count>', 'how many to list', '20')
    .action((id: string | undefined, options: { limit: string }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        requireRole(ctx.actor, ...ROLES)
        if (id === undefined) return list(await caughtMails(ctx.db.rows, Math.max(1, Number(options.limit) || 20)))
        const mail = await caughtMail(ctx.db.rows, Number(id))
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
