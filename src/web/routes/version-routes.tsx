import { Hono } from 'hono'
import { Conflict, Invalid, NotFound, type Problem } from '../../errors.ts'
import {
  answerIndex,
  changesSinceLast,
  languagesOf,
  materialIn,
  publishedVersion,
  publishMaterial,
  publishOutlook,
  showVersion,
  versionFile,
  withdrawVersion,
} from '../../materials/index.ts'
import { requireRole } from '../../access/index.ts'
import { plannedMaterials } from '../../plan/index.ts'
import type { Ports } from '../../ports.ts'
import { fileAnswer } from '../file-answer.ts'
import { formOf } from '../form.ts'
import { framed } from '../framed.tsx'
import { namedProblem } from '../words/named-problem.ts'
import { counted } from '../words/numbers.ts'
import { indexAnswers, valuesOfIndex } from '../index-form.ts'
import { materialChoice } from '../material-choice.ts'
import { wholeNumber } from '../page-address.ts'
import { materialPath } from '../pages/material.tsx'
import { versionPath } from '../pages/material-versions.tsx'
import { PublishMaterialPage } from '../pages/publish-material.tsx'
import { VersionIndexPage } from '../pages/version-index.tsx'
import { VersionPage } from '../pages/version.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { materialOf } from './material-routes.tsx'

const VERSION = '/:campaign/materials/:material/versions/:number{[0-9]{1,6}}'
const NOTHING = { values: {}, problems: [] }

/** Publishing a material, and its versions: how they look, what they changed, how clear they are, withdrawing them. */
export function versionRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()

  routes.get('/:campaign/materials/:material/publish', (c) => showPublish(c, NOTHING))

  routes.post('/:campaign/materials/:material/publish', async (c) => {
    const { note = '', seen = '', at = '', owner = '' } = await formOf(c)
    const of = materialOf(c)
    try {
      const reissue = { ...(at !== '' && { at }), ...(owner.trim() !== '' && { owner: owner.trim() }) }
      const { number, reissues } = await publishMaterial(c.var.ctx, ports, { ...of, note, seen, reissue })
      const anew =
        reissues.length > 0 ? `, and ${counted(reissues.length, 'activity has', 'activities have')} it put up` : ''
      tell(c, `Version ${number} is published${anew}`)
      return c.redirect(versionPath(pathOf(c), number), 303)
    } catch (error) {
      return showPublish(c, { values: { note, at, owner }, problems: problemsIn(error) })
    }
  })

  routes.get(VERSION, (c) => showOne(c, NOTHING))

  routes.get(`${VERSION}/page.html`, (c) => {
    const { language, variant, artboard } = materialChoice(c)
    return framed(c, () => showVersion(c.var.ctx, { ...versionOf(c), language, variant, artboard }))
  })

  routes.get(`${VERSION}/file`, async (c) => {
    const { format = 'html', scale = 1, language, variant, artboard, figure } = materialChoice(c)
    const wanted = { ...versionOf(c), language, variant, artboard, format, scale, figure }
    return fileAnswer(c, await versionFile(c.var.ctx, ports, { ...wanted, placementId: c.req.query('placement') }))
  })

  routes.post(`${VERSION}/withdraw`, async (c) => {
    const { reason = '' } = await formOf(c)
    const of = versionOf(c)
    try {
      await withdrawVersion(c.var.ctx, { ...of, reason })
      tell(c, `Version ${of.number} is withdrawn`)
      return c.redirect(versionPath(pathOf(c), of.number), 303)
    } catch (error) {
      return showOne(c, { values: { reason }, problems: problemsIn(error) })
    }
  })

  routes.get(`${VERSION}/index`, (c) => showIndex(c, c.req.query('language')))

  routes.post(`${VERSION}/index`, async (c) => {
    const values = await formOf(c)
    const of = versionOf(c)
    const { language = '' } = values
    try {
      await answerIndex(c.var.ctx, { ...of, language, answers: indexAnswers(values) })
      tell(c, 'The answers are kept')
      return c.redirect(`${versionPath(pathOf(c), of.number)}#index`, 303)
    } catch (error) {
      return showIndex(c, language, { values, problems: problemsIn(error) })
    }
  })
  return routes
}

type Filled = Parameters<typeof PublishMaterialPage>[0]['filled']

async function showPublish(c: SignedInContext, filled: Filled) {
  const { ctx } = c.var
  requireRole(ctx.actor, 'approver')
  const planned = await plannedMaterials(ctx, materialOf(c))
  const material = materialIn(planned, materialOf(c).materialId)
  const outlook = await publishOutlook(ctx, materialOf(c))
  const page = <PublishMaterialPage planned={planned} material={material} outlook={outlook} filled={filled} />
  return show(c, page, filled.problems.length > 0 ? 422 : 200)
}

async function showOne(c: SignedInContext, filled: Filled) {
  const { ctx } = c.var
  const of = versionOf(c)
  const planned = await plannedMaterials(ctx, of)
  const version = await publishedVersion(ctx, of)
  const page = (
    <VersionPage
      planned={planned}
      material={materialIn(planned, of.materialId)}
      version={version}
      changes={await changesSinceLast(ctx, of, version.snapshot)}
      choice={materialChoice(c)}
      filled={filled}
      now={ctx.now}
    />
  )
  return show(c, page, filled.problems.length > 0 ? 422 : 200)
}

async function showIndex(c: SignedInContext, asked: string | undefined, typed?: Filled) {
  const { ctx } = c.var
  const of = versionOf(c)
  const planned = await plannedMaterials(ctx, of)
  const version = await publishedVersion(ctx, of)
  const languages = languagesOf(version.snapshot)
  const language = languages.find((tag) => tag === asked) ?? languages[0]!
  const answered = version.index.find((one) => one.language === language)
  const page = (
    <VersionIndexPage
      planned={planned}
      material={materialIn(planned, of.materialId)}
      version={version}
      language={language}
      filled={typed ?? { values: answered ? valuesOfIndex(answered.answers) : {}, problems: [] }}
    />
  )
  return show(c, page, typed ? 422 : 200)
}

function versionOf(c: SignedInContext) {
  const number = wholeNumber(c.req.param('number'))
  if (number === undefined) throw new NotFound('There is no such version.')
  return { ...materialOf(c), number }
}

function pathOf(c: SignedInContext): string {
  const { campaignId, materialId } = materialOf(c)
  return materialPath(campaignId, materialId)
}

/** What keeps it from being done, to be shown on the form; anything else is not the form’s. */
function problemsIn(error: unknown): readonly Problem[] {
  if (error instanceof Invalid) return error.problems.map(namedProblem)
  if (error instanceof Conflict) return [{ path: '', message: error.message, severity: 'error' }]
  throw error
}
