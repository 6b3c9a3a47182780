import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildAssets } from './build-assets.mjs'

// What wrangler runs before it bundles the Worker: the assets, and how the platform serves them (as Node does).

const SITE = join(import.meta.dirname, '../../.fanfare/assets')

await buildAssets()
writeFileSync(
  join(SITE, '_headers'),
  `/assets/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
/assets/fonts/*
  Access-Control-Allow-Origin: *
`,
)
// The platform compresses on the way.
writeFileSync(join(SITE, '.assetsignore'), '*.br\n*.gz\n')
