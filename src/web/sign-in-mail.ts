import type { Mail, Settings } from '../ports.ts'

/** The mail that carries a one-time sign-in link; `to` is where to go afterwards, on this site. */
export function signInMail(
  settings: Settings,
  { email, token, to }: { email: string; token: string; to: string },
): Mail {
  const after = to === '/' ? '' : `?to=${encodeURIComponent(to)}`
  const link = `${settings.baseUrl}/sign-in/${token}${after}`
  const text = `Open this link to sign in to Fanfare:\n\n${link}\n\nIt works once, and for 15 minutes. If you did not ask for it, you need do nothing.\n`
  const host = new URL(settings.baseUrl).hostname
  return {
    from: settings.from,
    to: email,
    subject: 'Sign in to Fanfare',
    text,
    html: `<!doctype html><html lang="en"><title>Sign in to Fanfare</title><p>Open this link to sign in to Fanfare:</p><p><a href="${link}">${link}</a></p><p>It works once, and for 15 minutes. If you did not ask for it, you need do nothing.</p></html>`,
    headers: [['Auto-Submitted', 'auto-generated']],
    messageId: `${crypto.randomUUID()}@${host}`,
    language: 'en',
  }
}
