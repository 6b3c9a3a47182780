// The peer of the dispatch: nodemailer's own pool with the same connections and the same mails, keeping no ledger.
import nodemailer from 'nodemailer'

const [port, count, html] = process.argv.slice(2) as [string, string, string]
const transport = nodemailer.createTransport({
  host: '127.0.0.1',
  port: Number(port),
  pool: true,
  maxConnections: 10,
  maxMessages: Infinity,
  ignoreTLS: true,
})
const began = performance.now()
let next = 0
const lane = async () => {
  while (next < Number(count)) {
    const index = next++
    const body = html.replaceAll('{{first_name}}', `Person${index}`)
    await transport.sendMail({
      from: 'Licence renewal <renew@example.gov>',
      to: `person${index}@example.com`,
      subject: 'Renew online',
      html: body,
      text: `Hello Person${index}, renew online.`,
      headers: {
        'List-Unsubscribe': `<https://fanfare.example/u/${index}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    })
  }
}
await Promise.all(Array.from({ length: 20 }, lane))
process.stdout.write(JSON.stringify({ seconds: (performance.now() - began) / 1000 }))
transport.close()
