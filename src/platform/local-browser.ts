import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RetryLater } from '../errors.ts'

const EMULATION = join(import.meta.dirname, '../../node_modules/miniflare/dist/src/index.js')

/**
 * Lays a Chromium where wrangler looks for the browser of its emulated Browser Rendering, which it would download otherwise.
 * Answers the environment in which it finds it. Throws `RetryLater` where this wrangler looks elsewhere.
 */
export function browserForWrangler(folder: string, program: string): NodeJS.ProcessEnv {
  const [, version] = /BROWSER_VERSION = "([\d.]+)"/.exec(readFileSync(EMULATION, 'utf8')) ?? []
  if (version === undefined)
    throw new RetryLater('wrangler does not say which browser it looks for; run without one', 1)
  const cache = join(folder, 'cache')
  const place = join(cache, `.wrangler/chrome/linux-${version}/chrome-linux64`)
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'chrome'), watched(program), { mode: 0o700 })
  return { XDG_CACHE_HOME: cache }
}

/** Wrangler does not end its browsers when it is ended itself, so each looks whether wrangler is still there. */
function watched(program: string): string {
  const flags = ['--headless', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  return `#!/bin/sh
'${program}' ${flags.join(' ')} "$@" &
browser=$!
trap 'kill $browser' TERM INT HUP
while kill -0 $PPID && kill -0 $browser; do sleep 1; done 2>/dev/null
kill $browser 2>/dev/null
`
}
