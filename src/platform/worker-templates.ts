import messageHtml from '../../templates/messages/email.html.hbs'
import messageText from '../../templates/messages/email.text.hbs'
import footer from '../../templates/partials/footer.html.hbs'
import masthead from '../../templates/partials/masthead.html.hbs'
import { NotFound } from '../errors.ts'
import type { Templates } from '../ports.ts'

const SOURCES: ReadonlyMap<string, string> = new Map([
  ['messages/email.html.hbs', messageHtml],
  ['messages/email.text.hbs', messageText],
  ['partials/footer.html.hbs', footer],
  ['partials/masthead.html.hbs', masthead],
])

/** The files under `templates/`, carried in the Worker's own bundle. */
export const bundledTemplates: Templates = {
  read(path) {
    const source = SOURCES.get(path)
    if (source === undefined) throw new NotFound(`there is no template ${path}`)
    return source
  },
}
