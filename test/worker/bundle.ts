import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleWorker } from '../../src/platform/local-worker.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the Worker's bundle lies. */
    workerBundle: string
  }
}

/** Bundles the Worker once, for all the files of this project. */
export default async function bundle(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bundle-'))
  await bundleWorker(folder)
  project.provide('workerBundle', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
