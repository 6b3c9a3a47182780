import { type Command, InvalidArgumentError } from 'commander'
import { inboxMail, inboxPage } from '../dispatch/index.ts'
import { inSession } from './session.ts'

export function addInboxCommand(program: Command): void {
  program
    .command('inbox')
    .description('what the built-in inbox caught: the newest mails, or one of them')
    .argument('[id]', 'the number of a mail', wholeNumber)
    .option('--limit <count>', 'how many to list, 200 at most', wholeNumber, 20)
    .action((id: number | undefined, options: { limit: number }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        if (id === undefined) return list((await inboxPage(ctx, { limit: options.limit })).mails)
        const mail = await inboxMail(ctx, { id })
        const headers = Object.fromEntries(mail.headers.map(({ name, value }) => [name.toLowerCase(), value]))
        const { subject, text, html } = mail
        const heads = mail.headers.map(({ name, value }) => `${name.toLowerCase()}: ${value}`)
        return { json: { headers, subject, text, html }, text: [...heads, '', text].join('\n') }
      }),
    )
}

function list(mails: readonly { id: number; at: number; to: string; subject: string; isTest: boolean }[]) {
  const dated = mails.map((mail) => ({ ...mail, at: new Date(mail.at).toISOString() }))
  const lines = dated.map(({ id, at, to, subject }) => `${String(id).padStart(6)}  ${at}  ${to}  ${subject}`)
  return { json: dated, text: lines.join('\n') || 'the inbox is empty' }
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a whole number, 1 or more.')
}
