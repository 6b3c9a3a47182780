import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it, onTestFinished } from 'vitest'
import { startLocalWorker } from '../../src/platform/local-worker.ts'
import { goldenMaterials, type Sources } from '../render/golden-materials.ts'
import { goldenRenders, type Renders } from '../render/golden-renders.ts'
import { freePort } from '../support/free-port.ts'

it(
  'templates and all that ships in them come out in workerd, where text may not become code, as they do on Node',
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
    const sources = sourcesOf('templates')
    const drawn = await fetch(`${worker.url}/materials`, { method: 'POST', body: JSON.stringify(sources) })
    const materials = (await drawn.json()) as Renders
    const here = goldenMaterials(sources)
    expect(Object.keys(materials).filter((name) => materials[name] !== here[name])).toEqual([])
    expect(Object.keys(materials)).toEqual(Object.keys(here))
    expect(Object.keys(materials).length).toBeGreaterThan(200)
  },
)

function sourcesOf(folder: string): Sources {
  const paths = globSync('**/*.{hbs,json}', { cwd: folder })
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}
