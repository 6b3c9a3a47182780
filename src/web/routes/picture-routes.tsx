import { Hono } from 'hono'
import { requireRole } from '../../access/index.ts'
import { Invalid, type Problem } from '../../errors.ts'
import { changePicture, type PictureChange, pictureOfMaterial } from '../../plan/index.ts'
import { fileOf, formOf } from '../form.ts'
import type { Ports } from '../../ports.ts'
import { showOneMaterial } from '../one-material.tsx'
import { materialPath } from '../pages/material.tsx'
import { fileFieldOf } from '../pages/material-pictures.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { withLabels } from '../words/part-words.ts'
import { asSentence } from '../on-error.tsx'

/** The pictures that a sheet or poster may show: seen, added, replaced and taken out. */
export function pictureRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()

  routes.get('/:campaign/materials/:material/pictures/:name', async (c) => {
    const { type, bytes } = await pictureOfMaterial(c.var.ctx, { ...materialOf(c), name: c.req.param('name') })
    return c.body(new Uint8Array(bytes), 200, { 'content-type': type })
  })

  routes.post('/:campaign/materials/:material/pictures', async (c) => {
    const { name = '' } = await formOf(c)
    const file = await fileOf(c, 'file')
    const called = name.trim() === '' ? nameFrom(file?.name ?? '') : name.trim()
    return change(
      c,
      ports,
      'file',
      file === undefined ? undefined : { act: 'add', name: called, bytes: await bytesOf(file) },
    )
  })

  routes.post('/:campaign/materials/:material/pictures/:name', async (c) => {
    const name = c.req.param('name')
    const file = await fileOf(c, fileFieldOf(name))
    const replaced = file === undefined ? undefined : ({ act: 'replace', name, bytes: await bytesOf(file) } as const)
    return change(c, ports, fileFieldOf(name), replaced)
  })

  routes.post('/:campaign/materials/:material/pictures/:name/remove', (c) => {
    const name = c.req.param('name')
    return change(c, ports, fileFieldOf(name), { act: 'remove', name })
  })
  return routes
}

const DONE = { add: 'added', replace: 'replaced', remove: 'taken out' } as const

/** What is wrong with a file stands beside the field that it was chosen in. */
async function change(c: SignedInContext, ports: Ports, field: string, wanted: PictureChange | undefined) {
  requireRole(c.var.ctx.actor, 'planner')
  const of = materialOf(c)
  const { name = '' } = await formOf(c)
  if (wanted === undefined)
    return showOneMaterial(c, ports, { values: { name }, problems: [wrong(field, 'Choose a picture')] })
  try {
    const changes = await changePicture(c.var.ctx, { ...of, change: wanted })
    tell(
      c,
      changes.length === 0
        ? 'Nothing was changed: it is the same picture'
        : `Picture ${wanted.name} ${DONE[wanted.act]}`,
    )
    return c.redirect(`${materialPath(of.campaignId, of.materialId)}#pictures`, 303)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const problems = error.problems.map((problem) => {
      if (problem.path !== 'name' || wanted.act !== 'add') return wrong(field, asSentence(problem.message))
      const [told = problem] = withLabels([{ ...problem, path: 'id' }])
      return wrong('name', told.message)
    })
    return showOneMaterial(c, ports, { values: { name }, problems })
  }
}

/** A short name from that of a file; nothing where it has no letters to begin with. @example nameFrom('Office 2.png') // 'office-2' */
function nameFrom(file: string): string {
  const words = file
    .replace(/\.\w+$/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
  return words
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer())
}

function wrong(path: string, message: string): Problem {
  return { path, message, severity: 'error' }
}

function materialOf(c: SignedInContext): { campaignId: string; materialId: string } {
  return { campaignId: c.req.param('campaign') ?? '', materialId: c.req.param('material') ?? '' }
}
