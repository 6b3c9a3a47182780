import built from '../../.fanfare/templates.json'
import { NotFound } from '../errors.ts'
import type { Templates } from '../ports.ts'

const sources: Readonly<Record<string, string>> = built

/** The files under `templates/`, carried in the Worker's own bundle. */
export const bundledTemplates: Templates = {
  read(path) {
    const source = Object.hasOwn(sources, path) ? sources[path] : undefined
    if (source === undefined) throw new NotFound(`there is no template ${path}`)
    return source
  },
}
