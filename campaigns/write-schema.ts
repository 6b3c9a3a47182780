import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { campaignFileSchema } from '../src/plan/index.ts'

writeFileSync(
  join(import.meta.dirname, 'campaign-file.schema.json'),
  `${JSON.stringify(campaignFileSchema(), null, 2)}\n`,
)
