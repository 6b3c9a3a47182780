import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { CopyStore } from '../materials/index.ts'
import { cannotWrite } from './cannot-write.ts'

/** What a manifest says of a file: from which inputs it was made, and how long it is. One line of JSON each, the last counts. */
const ENTRY = z.object({ file: z.string(), inputs: z.string(), bytes: z.number() })
type Entry = z.infer<typeof ENTRY>

const PARTLY = '.partly-written'

/**
 * Keeps copies as files of a folder, which is made where it is not there. The manifest beside them is written file by file,
 * so that a run that was ended anywhere goes on where it was; what is partly written has another name and never counts.
 */
export function copiesInFolder(folder: string): CopyStore {
  const manifest = join(folder, 'manifest.jsonl')
  try {
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(folder)) if (name.endsWith(PARTLY)) rmSync(join(folder, name))
    const text = existsSync(manifest) ? readFileSync(manifest, 'utf8') : ''
    // What follows a line that was cut off begins a line of its own.
    appendFileSync(manifest, text === '' || text.endsWith('\n') ? '' : '\n')
    const entries = text.split('\n').flatMap(entryIn)
    return storeOver(folder, manifest, new Map(entries.map((entry) => [entry.file, entry])))
  } catch (error) {
    throw cannotWrite(manifest, error)
  }
}

function storeOver(folder: string, manifest: string, entries: Map<string, Entry>): CopyStore {
  return {
    async has(name, inputs) {
      const entry = entries.get(name)
      if (entry?.inputs !== inputs) return false
      const found = await stat(join(folder, name)).catch(() => undefined)
      return found?.isFile() === true && found.size === entry.bytes
    },
    async put(name, inputs, bytes) {
      const file = join(folder, name)
      const entry = { file: name, inputs, bytes: bytes.length }
      try {
        await writeFile(`${file}${PARTLY}`, bytes)
        await rename(`${file}${PARTLY}`, file)
        appendFileSync(manifest, `${JSON.stringify(entry)}\n`)
      } catch (error) {
        throw cannotWrite(file, error)
      }
      entries.set(name, entry)
    },
  }
}

/** A line that was cut off says nothing; its file is made anew. */
function entryIn(line: string): Entry[] {
  try {
    return [ENTRY.parse(JSON.parse(line))]
  } catch {
    return []
  }
}
