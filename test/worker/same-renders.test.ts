import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it, onTestFinished } from 'vitest'
import { startLocalWorker } from '../../src/platform/local-worker.ts'
import { goldenRenders, type Renders } from '../render/golden-renders.ts'
import { freePort } from '../support/free-port.ts'

it(
  'templates come out in workerd, where text may not become code, as they do on Node',
  { timeout: 90_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fanfare-renders-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const bundle = join(folder, 'bundle')
    await build({
      entryPoints: [join(import.meta.dirname, 'renders-in-workerd.ts')],
      outfile: join(bundle, 'worker.js'),
      bundle: true,
      format: 'esm',
      target: 'es2024',
      conditions: ['workerd', 'worker', 'browser'],
      mainFields: ['browser', 'module', 'main'],
      logLevel: 'error',
    })
    const worker = await startLocalWorker({
      bundle,
      folder: join(folder, 'worker'),
      port: await freePort(),
      settings: {},
    })
    onTestFinished(() => worker.stop())
    const answer = await fetch(`${worker.url}/renders`)
    const renders = (await answer.json()) as Renders
    expect(renders).toEqual(goldenRenders())
    expect(Object.keys(renders).length).toBeGreaterThan(70)
  },
)
