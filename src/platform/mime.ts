import MailComposer from 'nodemailer/lib/mail-composer'
import type { Mail } from '../ports.ts'
import type { Envelope } from './smtp-connection.ts'

/** The mail as MIME bytes (RFC 5322, multipart/alternative) and the addresses of its envelope. */
export async function mimeOf(mail: Mail): Promise<{ envelope: Envelope; mime: Buffer }> {
  const message = new MailComposer({
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.messageId}>`,
    headers: mail.headers.map(([key, value]) => ({ key, value })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  const addresses = message.getEnvelope()
  return { envelope: { from: String(addresses.from), to: mail.to }, mime: await message.build() }
}
