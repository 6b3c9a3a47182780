import { createReadStream, existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import {
  type CopiesInput,
  type CopiesRendered,
  COPY_FORMATS,
  type CopyCounts,
  type CopyStore,
  type Format,
  renderCopies,
} from '../materials/index.ts'
import { Invalid, NotFound } from '../errors.ts'
import { copiesInFolder } from '../platform/copies-in-folder.ts'
import { copiesInZip } from '../platform/copies-in-zip.ts'
import { progressLine } from './progress-line.ts'
import type { Answer, Session } from './session.ts'

export interface CopiesWanted extends Omit<CopiesInput, 'rows' | 'format'> {
  readonly format?: Format
  /** A CSV file with a row per copy. */
  readonly rows: string
  /** A folder, or a file that ends in `.zip`. */
  readonly out: string
}

/** Copies that failed which a person is shown; `--json` has them all. */
const SHOWN = 20

/** Renders a copy per row and language; says on standard error how far it is. */
export async function renderedCopies({ ctx, ports }: Session, wanted: CopiesWanted): Promise<Answer> {
  const { rows, out, format = 'pdf', ...which } = wanted
  const asked = COPY_FORMATS.find((known) => known === format)
  if (asked === undefined) throw new Invalid(`copies are ${COPY_FORMATS.join(', ')}; found ${format}`)
  const begun = performance.now()
  const line = progressLine(process.stderr, () => performance.now())
  const { open, finish } = storeAt(out)
  const tell = (counts: CopyCounts) => line.show(progressOf(counts))
  const input = { ...which, format: asked, rows: bytesOf(rows) }
  const rendered = await renderCopies(ctx, ports, input, open, tell)
    .catch((error: unknown) => Promise.reject(placedIn(rows, error)))
    .finally(() => line.end())
  const kept = await finish(rendered)
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  const { made, kept: left, failed, unused } = rendered
  return {
    json: { made, kept: left, failed, unused, seconds, out },
    text: [...asText(rendered, seconds), ...kept].join('\n'),
    exitCode: failed.length > 0 ? 1 : 0,
  }
}

/** Where the copies go, and what is left to do when all are there, which says what people should know. */
function storeAt(out: string): { open: () => CopyStore; finish: (rendered: CopiesRendered) => Promise<string[]> } {
  if (!out.toLowerCase().endsWith('.zip')) {
    return { open: () => copiesInFolder(resolve(out)), finish: async () => [`they are in ${out}`] }
  }
  const zip = copiesInZip(resolve(out))
  return {
    open: () => zip.open(),
    async finish({ files, failed }) {
      if (files.length > 0) await zip.finish(files)
      if (failed.length > 0) return [`what was made is kept in ${out}.parts, for the run that makes the rest`]
      await zip.clear()
      return [`they are in ${out}`]
    },
  }
}

function bytesOf(file: string): AsyncIterable<Uint8Array> {
  if (!existsSync(file)) throw new NotFound(`there is no file ${file}`)
  if (!statSync(file).isFile()) throw new Invalid(`${file} is not a file; expected a CSV file with a row per copy`)
  return createReadStream(file)
}

/** Faults of the table say which file they are in. */
function placedIn(file: string, error: unknown): unknown {
  if (!(error instanceof Invalid)) return error
  return new Invalid(error.problems.map((one) => (one.line === undefined ? one : { ...one, file })))
}

function progressOf({ made, kept, failed, total }: CopyCounts) {
  const more = [...(kept > 0 ? [`${kept} left as they were`] : []), ...(failed > 0 ? [`${failed} failed`] : [])]
  return { done: made + kept + failed, worked: made, total, more }
}

function asText({ made, kept, failed, unused }: CopiesRendered, seconds: number): string[] {
  const shown = failed
    .slice(0, SHOWN)
    .map(
      ({ line, id, language, reason }) => `  line ${line}, ${[id, language].filter(Boolean).join(' in ')}: ${reason}`,
    )
  return [
    `${made} made, ${kept} left as they were, ${failed.length} failed, in ${seconds} s`,
    ...shown,
    ...(failed.length > SHOWN ? [`  and ${failed.length - SHOWN} more; --json lists them all`] : []),
    ...(unused.length > 0 ? [`no text names the columns ${unused.join(', ')}`] : []),
  ]
}
