import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { FONT_PACKAGES, packageOfFont } from './shipped-fonts.mjs'

// Makes the one style sheet and the one script of the web app, each named by its content so that browsers may keep it for
// ever, and compressed once; and one file of all templates, for a Worker, which has no files. Plain JavaScript: it runs before anything else is built, on Node and before a Worker is bundled.

const ROOT = join(import.meta.dirname, '../..')
const WEB = join(ROOT, 'src/web')

/** Where the assets lie by their web path, and the file that names them. */
const SITE = join(ROOT, '.fanfare/assets')
const MANIFEST = join(ROOT, '.fanfare/assets-manifest.json')

const TEMPLATES = join(ROOT, 'templates')

const A_WEEK = 7 * 24 * 3_600_000

/** Builds style sheet and script, lays the fonts beside them, and writes the manifest last, so that whoever finds it finds them. */
export async function buildAssets() {
  const [css, js] = await Promise.all([styleSheet(), script()])
  const names = { style: nameOf('style', css, 'css'), script: nameOf('client', js, 'js') }
  mkdirSync(join(SITE, 'assets'), { recursive: true })
  place(names.style, css)
  place(names.script, js)
  placeFonts()
  replace(join(ROOT, '.fanfare/templates.json'), JSON.stringify(templates()))
  replace(MANIFEST, JSON.stringify(names))
  removeOthers(Object.values(names))
}

/** The colours and the font are data (`tokens.json`), given to Sass as the module `tokens`. */
async function styleSheet() {
  const sass = await import('sass')
  const { css } = await sass.compileAsync(join(WEB, 'style/main.scss'), {
    style: 'compressed',
    quietDeps: true,
    loadPaths: [join(ROOT, 'node_modules')],
    importers: [
      { canonicalize: (name) => (name === 'tokens' ? new URL('tokens:own') : null), load: () => tokenModule() },
    ],
  })
  return css.replace(/^\uFEFF/, '')
}

function tokenModule() {
  const { font, pageWidth, colours, own } = JSON.parse(readFileSync(join(WEB, 'tokens.json'), 'utf8'))
  const map = Object.entries(colours).map(([name, colour]) => `"${name}": ${colour}`)
  const variables = Object.entries(own).map(([name, colour]) => `$${name}: ${colour};`)
  const contents = `$font: (${font}); $page-width: ${pageWidth}; $colours: (${map.join(', ')}); ${variables.join(' ')}`
  return { contents, syntax: /** @type {const} */ ('scss') }
}

async function script() {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(WEB, 'client/main.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  })
  return outputFiles[0].text
}

/** @param {string} stem @param {string} text @param {string} ending */
function nameOf(stem, text, ending) {
  return `/assets/${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${ending}`
}

/** @param {string} path @param {string} text */
function place(path, text) {
  const file = join(SITE, path)
  replace(file, text)
  replace(`${file}.br`, brotliCompressSync(text))
  replace(`${file}.gz`, gzipSync(text, { level: 9 }))
}

/** Every template by its path under `templates/`. */
function templates() {
  const paths = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.hbs'))
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(TEMPLATES, path), 'utf8')]))
}

/** The shipped fonts under their own names, for pages and for the Worker; they are compressed as they are. */
function placeFonts() {
  const fonts = join(SITE, 'assets/fonts')
  mkdirSync(fonts, { recursive: true })
  for (const name of FONT_PACKAGES) {
    const files = join(ROOT, 'node_modules/@fontsource', name, 'files')
    for (const file of readdirSync(files)) {
      if (packageOfFont(file) !== name) continue
      const [from, to] = [join(files, file), join(fonts, file)]
      const there = statSync(to, { throwIfNoEntry: false })
      if (there?.size !== statSync(from).size) replace(to, readFileSync(from))
    }
  }
}

/** Whole or not at all, for whoever reads at the same time. @param {string} file @param {string | Uint8Array} content */
function replace(file, content) {
  const draft = `${file}.${process.pid}`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(draft, content)
  renameSync(draft, file)
}

/**
 * What was built before stays for a week: a server that is still running names it in its pages.
 * @param {readonly string[]} kept
 */
function removeOthers(kept) {
  for (const entry of readdirSync(join(SITE, 'assets'), { withFileTypes: true })) {
    const { name } = entry
    const file = join(SITE, 'assets', name)
    if (!entry.isFile()) continue
    if (kept.some((path) => `/assets/${name}`.startsWith(path))) continue
    if (Date.now() - statSync(file).mtimeMs > A_WEEK) rmSync(file, { force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildAssets()
