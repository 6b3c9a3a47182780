import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildAssets } from '../platform/build-assets.mjs'

// Starts the command line from one bundled file, made anew when a source is newer: a fifth of the time and less than half
// of the memory of loading some hundreds of modules one by one; what the engine made of it is kept beside it, which takes a
// third off the start. Plain JavaScript, so that a Node which is too old can say so.

const ROOT = join(import.meta.dirname, '../..')
// Two folders below the root, as the sources are, so that paths relative to a module stay what they are.
const BUNDLE = join(ROOT, '.fanfare/build/main.mjs')
const COMPILED = join(ROOT, '.fanfare/build/compiled')
const SOURCES = ['src', 'db', 'package-lock.json']

const OLDEST_NODE = 22
if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  process.stderr.write(
    `Fanfare needs Node ${OLDEST_NODE} or later; this is ${process.version}. On Linux x64, npm ci brings one of its own for npm scripts; elsewhere install a newer Node.\n`,
  )
  process.exit(1)
}

if (!isFresh()) {
  await buildAssets()
  await makeBundle()
}
module.enableCompileCache?.(COMPILED)
await import(pathToFileURL(BUNDLE).href)

/** @returns {boolean} */
function isFresh() {
  const made = statSync(BUNDLE, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return made > 0 && SOURCES.every((path) => newestIn(join(ROOT, path)) <= made)
}

/**
 * A file that is removed or renamed shows in the time of its folder.
 * @param {string} path
 * @returns {number}
 */
function newestIn(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), stats.mtimeMs)
}

/** Written beside its place and then moved there, so that commands started at the same time never read half of it. */
async function makeBundle() {
  const { build } = await import('esbuild')
  const began = new Date()
  const draft = `${BUNDLE}.${process.pid}.mjs`
  mkdirSync(dirname(BUNDLE), { recursive: true })
  try {
    await build({
      entryPoints: [join(ROOT, 'src/cli/main.ts')],
      outfile: draft,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      // Finds its own native library, which no bundler can follow.
      external: ['libsql'],
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
      logLevel: 'error',
    })
    // As old as its sources were read: what is edited meanwhile is newer.
    utimesSync(draft, began, began)
    renameSync(draft, BUNDLE)
    rmSync(COMPILED, { recursive: true, force: true })
  } finally {
    rmSync(draft, { force: true })
  }
}
