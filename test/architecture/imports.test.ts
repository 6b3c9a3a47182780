import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Each room may import those before it, through their index. */
const ORDER = [
  'db',
  'errors',
  'csv-text',
  'csv',
  'kept-answers',
  'page-of-rows',
  'ports',
  'access',
  'schedule',
  'render',
  'links',
  'audience',
  'plan',
  'materials',
  'calendar',
  'dispatch',
  'measure',
  'review',
  'web',
  'platform',
  'cli',
]

const ROOT = join(import.meta.dirname, '../..')

interface Import {
  readonly file: string
  readonly target: string
}

function importsOf(folder: string): Import[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => {
      const file = join(folder, name)
      const source = readFileSync(join(ROOT, file), 'utf8')
      const targets = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!)
      return targets.map((target) => ({ file, target }))
    })
}

/** The room a path lies in: `src/plan/check.ts` is in plan, `src/errors.ts` in errors, `db/open.ts` in db. */
function roomOf(path: string): string {
  const [top, second] = path.split('/')
  return top === 'src' ? second!.replace(/\.ts$/, '') : top!
}

const all = [...importsOf('src'), ...importsOf('db')]
const between = all
  .filter(({ target }) => target.startsWith('.'))
  .map(({ file, target }) => ({ file, path: relative(ROOT, join(ROOT, dirname(file), target)) }))
  .filter(({ file, path }) => roomOf(file) !== roomOf(path))

describe('imports between the rooms', () => {
  it('every room has its place in the order', () => {
    const rooms = new Set(all.map(({ file }) => roomOf(file)))
    expect([...rooms].filter((room) => !ORDER.includes(room))).toEqual([])
    expect(all.length).toBeGreaterThan(100)
  })

  it('go one way only', () => {
    const backwards = between.filter(({ file, path }) => ORDER.indexOf(roomOf(path)) > ORDER.indexOf(roomOf(file)))
    expect(backwards).toEqual([])
  })

  it('go through the index of a room; the database also offers its queries by domain', () => {
    const inside = between.filter(
      ({ path }) =>
        !/^(src\/\w+\/index\.ts|src\/(errors|csv-text|kept-answers|page-of-rows|ports)\.ts|db\/index\.ts|db\/queries\/[\w-]+\.ts)$/.test(
          path,
        ) && !/^(db\/migrations\/meta|templates|\.fanfare)\//.test(path),
    )
    expect(inside.filter(({ file }) => !file.startsWith('src/cli/'))).toEqual([])
    // The commands wire the platform themselves.
    expect(inside.filter(({ path }) => !path.startsWith('src/platform/'))).toEqual([])
  })

  it('leave node: and cloudflare: to the platform and the command line', () => {
    const outside = all.filter(
      ({ file, target }) => /^(node|cloudflare):/.test(target) && !/^src\/(platform|cli)\//.test(file),
    )
    expect(outside).toEqual([])
  })
})

describe('the domain', () => {
  const sources = [...new Set(all.map(({ file }) => file))]
    .filter((file) => !/^src\/(platform|cli)\//.test(file))
    .map((file) => ({ file, source: readFileSync(join(ROOT, file), 'utf8') }))

  it.each([
    ['reads no clock', /Date\.now\(\)|new Date\(\)/],
    ['compiles no templates into code', /Handlebars\.(compile|precompile|template)\b|handlebars\/runtime/],
    ['evaluates no text', /\beval\(|new Function\(/],
    ['reads no environment', /process\.env/],
  ])('%s', (_, forbidden) => {
    expect(sources.filter(({ source }) => forbidden.test(source)).map(({ file }) => file)).toEqual([])
  })
})
