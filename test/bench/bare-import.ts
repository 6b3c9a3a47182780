// The peer of the import: the same file through csv-parse and bare inserts, checking, matching and hashing nothing.
import { createReadStream } from 'node:fs'
import { createClient } from '@libsql/client'
import { parse } from 'csv-parse'

const [file, database] = process.argv.slice(2) as [string, string]
const client = createClient({ url: `file:${database}` })
await client.execute('PRAGMA journal_mode = WAL')
await client.execute('CREATE TABLE contacts (id TEXT PRIMARY KEY, email TEXT UNIQUE, phone TEXT, rest TEXT)')
let rows: string[][] = []
const flush = async () => {
  await client.execute({
    sql: 'INSERT INTO contacts SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)',
    args: [JSON.stringify(rows)],
  })
  rows = []
}
for await (const row of createReadStream(file).pipe(parse({ fromLine: 2 })) as AsyncIterable<string[]>) {
  rows.push([row[0]!, row[1] === '' ? (null as never) : row[1]!, row[2]!, JSON.stringify(row.slice(3))])
  if (rows.length === 1000) await flush()
}
await flush()
client.close()
