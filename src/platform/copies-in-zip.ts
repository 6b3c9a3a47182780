import { createWriteStream } from 'node:fs'
import { readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { makeZip } from 'client-zip'
import type { CopyStore } from '../materials/index.ts'
import { cannotWrite } from './cannot-write.ts'
import { copiesInFolder } from './copies-in-folder.ts'

/** Copies that become one ZIP file. Until it is finished they are files of a folder beside it, and a run goes on from there. */
export interface CopiesInZip {
  /** Opens the folder beside the ZIP file. */
  open(): CopyStore
  /** Writes these files into the ZIP, one after the other and as they are, in place of the one before. */
  finish(files: readonly string[]): Promise<void>
  /** Takes the parts away. */
  clear(): Promise<void>
}

export function copiesInZip(file: string): CopiesInZip {
  const parts = `${file}.parts`
  return {
    open: () => copiesInFolder(parts),
    async finish(files) {
      const partly = `${file}.partly-written`
      try {
        // Pictures and PDF are compressed already.
        await pipeline(makeZip(entriesOf(parts, files)), createWriteStream(partly))
        await rename(partly, file)
      } catch (error) {
        throw cannotWrite(file, error)
      }
    },
    clear: () => rm(parts, { recursive: true, force: true }),
  }
}

/** One file at a time, read when its turn has come. */
async function* entriesOf(parts: string, files: readonly string[]) {
  for (const name of files) {
    const part = join(parts, name)
    yield { name, input: await readFile(part), lastModified: (await stat(part)).mtime }
  }
}
