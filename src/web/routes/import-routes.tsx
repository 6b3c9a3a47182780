import { Hono } from 'hono'
import { requireRole } from '../../access/index.ts'
import {
  checkedImport,
  checkImport,
  confirmImport,
  dropUpload,
  exampleContactsCsv,
  listLists,
  rejectedCsv,
} from '../../audience/index.ts'
import { Conflict, Invalid, NotFound, type Problem } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { csvAnswer } from '../csv-answer.ts'
import { fileOf, formOf } from '../form.ts'
import { pageAddress } from '../page-address.ts'
import { ImportCheckPage } from '../pages/import-check.tsx'
import { ImportDonePage } from '../pages/import-done.tsx'
import { ImportFilePage } from '../pages/import-file.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { counted } from '../words/numbers.ts'

/** A file of contacts: chosen, checked, imported. */
export function importRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  const { secret } = ports.settings

  const ask = async (c: SignedInContext, list: string, problems: readonly Problem[]) => {
    requireRole(c.var.ctx.actor, 'planner', 'operator', 'administrator')
    const lists = (await listLists(c.var.ctx)).filter(({ isExample }) => !isExample).map(({ name }) => name)
    const page = <ImportFilePage lists={lists} filled={{ values: { list }, problems }} />
    return show(c, page, problems.length > 0 ? 422 : 200)
  }

  routes.get('/', (c) => ask(c, '', []))

  routes.get('/example.csv', (c) => csvAnswer(c, 'contacts-example.csv', [exampleContactsCsv()]))

  routes.post('/', async (c) => {
    const list = (await formOf(c))['list'] ?? ''
    const file = await fileOf(c, 'file')
    if (file === undefined) return ask(c, list, [wrong('file', 'Choose a contacts file')])
    try {
      const { uploadId } = await checkImport(c.var.ctx, { file: file.stream(), fileName: file.name, list }, secret)
      return c.redirect(`/contacts/import/${uploadId}`, 303)
    } catch (error) {
      return ask(c, list, besideFields(error))
    }
  })

  routes.get('/done', async (c) => {
    const name = c.req.query('list')
    const list = (await listLists(c.var.ctx)).find((one) => one.name === name)
    if (list === undefined) throw new NotFound('There is no such list. The page Contacts shows which there are.')
    return show(c, <ImportDonePage list={list} />)
  })

  routes.get('/:upload', async (c) => {
    const checked = await checkedImport(c.var.ctx, { uploadId: c.req.param('upload') }, secret)
    return show(c, <ImportCheckPage checked={checked} />)
  })

  routes.get('/:upload/rejected.csv', (c) =>
    csvAnswer(c, 'contacts-to-correct.csv', rejectedCsv(c.var.ctx, { uploadId: c.req.param('upload') }, secret)),
  )

  routes.post('/:upload', async (c) => {
    const done = await confirmImport(c.var.ctx, { uploadId: c.req.param('upload') }, secret)
    const { created, updated, unchanged, rejected, list } = done
    const left = rejected.length === 0 ? '' : ` ${counted(rejected.length, 'row was', 'rows were')} left out.`
    tell(
      c,
      `Imported: ${counted(created, 'person', 'people')} added, ${updated} changed, ${unchanged} as before.${left}`,
    )
    return c.redirect(pageAddress('/contacts/import/done', { list }), 303)
  })

  routes.post('/:upload/drop', async (c) => {
    await dropUpload(c.var.ctx, { uploadId: c.req.param('upload') })
    tell(c, 'The file was dropped; nothing was imported.')
    return c.redirect('/contacts/import', 303)
  })
  return routes
}

/** What is wrong with the file stands beside the file, with its place in it; the name of the list beside the list. */
function besideFields(error: unknown): Problem[] {
  if (error instanceof Conflict) return [wrong('list', 'This list belongs to the examples; choose another name')]
  if (!(error instanceof Invalid)) throw error
  return error.problems.map(({ path, message, line }) => {
    if (path === 'list') return wrong('list', `The list: ${message}`)
    if (path === 'file' || path === '')
      return wrong('file', `The file ${message}`.replace(/^The file the file/, 'The file'))
    const place = path === 'header' ? 'Header' : `Column “${path}”`
    return wrong('file', `${place}${line === undefined ? '' : ` (line ${line})`}: ${message}`)
  })
}

function wrong(path: string, message: string): Problem {
  return { path, message, severity: 'error' }
}
