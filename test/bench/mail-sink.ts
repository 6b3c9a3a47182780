import { createServer, type AddressInfo } from 'node:net'

/**
 * A sink that speaks just enough SMTP and keeps nothing but a count, so that it is the sender that is measured. Run as a
 * process of its own: prints its port, then, asked by a line on standard input, how many mails it took.
 */
let taken = 0
const server = createServer((socket) => {
  let inBody = false
  let rest = ''
  socket.setNoDelay(true)
  socket.on('error', () => undefined)
  socket.write('220 sink ESMTP\r\n')
  socket.on('data', (chunk) => {
    rest += chunk.toString('latin1')
    for (;;) {
      if (inBody) {
        const end = rest.indexOf('\r\n.\r\n')
        if (end < 0) {
          rest = rest.slice(-4)
          return
        }
        rest = rest.slice(end + 5)
        inBody = false
        taken++
        socket.write(`250 2.0.0 taken as ${taken}\r\n`)
        continue
      }
      const end = rest.indexOf('\r\n')
      if (end < 0) return
      const command = rest.slice(0, end).toUpperCase()
      rest = rest.slice(end + 2)
      if (command.startsWith('EHLO')) socket.write('250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n')
      else if (command === 'DATA') {
        inBody = true
        socket.write('354 go on\r\n')
      } else if (command === 'QUIT') socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
    }
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.stdin.on('data', () => process.stdout.write(`${taken}\n`))
process.stdin.on('end', () => process.exit(0))
