// The dispatcher alone: a provider that accepts at once, so that what is left is the ledger, the rules and the rendering.
import { createClient } from '@libsql/client'
import { openDatabase } from '../../db/index.ts'
import { dispatch } from '../../src/dispatch/index.ts'
import { nodePorts } from '../../src/platform/node-ports.ts'
import { readSettings } from '../../src/platform/settings.ts'
import type { Mailer } from '../../src/ports.ts'

const nowhere: Mailer = {
  name: 'nowhere',
  batchSize: 100,
  deadline: 60_000,
  send: async (mails) => mails.map(() => ({ outcome: 'accepted', ref: 'nowhere' })),
  close: async () => undefined,
}
const settings = readSettings()
const db = openDatabase(createClient({ url: settings.databaseUrl }))
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const ports = { ...nodePorts(settings, db, log), mail: { provider: nowhere, inbox: nowhere } }
const began = performance.now()
const { sent } = await dispatch(ports, { untilIdle: true })
process.stdout.write(JSON.stringify({ sent, seconds: (performance.now() - began) / 1000 }))
db.close()
