import { Hono } from 'hono'
import { Conflict, Invalid, NotFound, type Problem } from '../../errors.ts'
import { checkTyped } from '../../materials/index.ts'
import { type CheckFinding, editCampaign, type Edited, type PartForm } from '../../plan/index.ts'
import type { Ports } from '../../ports.ts'
import { approvedUses, peopleIn, textsIn } from '../edit-outlook.ts'
import { mergedWith, openedOf } from '../merged-edit.ts'
import { EditConflictPage } from '../pages/edit-conflict.tsx'
import { EditPartPage } from '../pages/edit-part.tsx'
import { besideFields } from '../pages/edit-way.tsx'
import { EditRemovedPage } from '../pages/edit-removed.tsx'
import { bySeverity } from '../pages/material-checks.tsx'
import { pageOfPart } from '../pages/page-of-part.ts'
import { formFor, isNewPart, partIn } from '../part-in-address.ts'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { typedMaterial } from '../typed-material.ts'
import { typedPart } from '../typed-part.ts'
import { doneInWords } from '../words/edit-words.ts'
import { withLabels } from '../words/part-words.ts'

type Values = Record<string, string>

/** What a form shows besides the part itself. */
interface Shown {
  readonly values: Readonly<Values>
  readonly seen: string
  readonly opened?: string | undefined
  readonly problems?: Invalid['problems']
  readonly isChecked?: boolean
  readonly refused?: string
  /** What was found in a material, where somebody is typing it. */
  readonly found?: readonly CheckFinding[] | undefined
}

/** `/campaigns/CAMPAIGN/edit/KIND[/ID]`: adding and changing the parts of a campaign. */
export function editRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  for (const path of ['/:campaign/edit/:kind', '/:campaign/edit/:kind/:id'] as const) {
    routes.get(path, async (c) => {
      const form = await formFor(c)
      return showForm(c, form, form)
    })
    routes.post(path, (c) => saveOrCheck(c, ports))
  }
  return routes
}

async function saveOrCheck(c: SignedInContext, ports: Ports) {
  const typed = await typedPart(c)
  const { act = 'save', seen = '', opened = '' } = typed
  const shown = { values: typed, seen, opened }
  if (act === 'again') return showForm(c, await formFor(c), shown)
  try {
    const edited = await editCampaign(c.var.ctx, {
      campaignId: c.req.param('campaign')!,
      edit: isNewPart(partIn(c))
        ? { act: 'add', part: partIn(c), values: typed }
        : { act: 'change', part: partIn(c), seen, values: typed },
      isTrial: act === 'check',
    })
    if (act !== 'check') return await saved(c, edited, act)
    const found = await foundInMaterial(c, ports, typed)
    return await showForm(c, await formFor(c), {
      ...shown,
      problems: [...edited.warnings, ...found.map(asWarning(typed))],
      found: whileTyping(c, found),
      isChecked: true,
    })
  } catch (error) {
    if (error instanceof Invalid) {
      return showForm(c, await formFor(c), {
        values: typed,
        seen,
        problems: error.problems,
        found: whileTyping(c, []),
        isChecked: act === 'check',
      })
    }
    if (error instanceof Conflict) return showConflict(c, typed, error.message)
    throw error
  }
}

/** What the checks of materials find in what was typed and nobody answers for; nothing in other parts. */
async function foundInMaterial(c: SignedInContext, ports: Ports, typed: Values): Promise<CheckFinding[]> {
  const material = typedMaterial(c, typed)
  if (material === undefined) return []
  const found = await checkTyped(c.var.ctx, ports, material)
  return found.filter(({ severity, overriddenBy }) => severity !== 'note' && overriddenBy === undefined)
}

function asWarning(typed: Values): (finding: CheckFinding) => Problem {
  return ({ check, where, message }) => {
    const field = where !== undefined && Object.hasOwn(typed, where) ? where : ''
    return { path: field, message: `${message} (${check})`, severity: 'warning' }
  }
}

/** What is told beside the preview, where the page is fetched because somebody types and not sent by a button. */
function whileTyping(c: SignedInContext, found: readonly CheckFinding[]): readonly CheckFinding[] | undefined {
  return c.req.header('hx-request') === 'true' ? found.toSorted(bySeverity) : undefined
}

async function saved(c: SignedInContext, edited: Edited, act: string) {
  tell(c, doneInWords(edited))
  const campaign = `/campaigns/${edited.campaign}`
  if (edited.part.kind === 'activity') return c.redirect(`${campaign}/activities/${edited.part.id}`, 303)
  const [use] = act === 'preview' ? (await formFor(c)).usedBy : []
  if (use !== undefined) return c.redirect(`${campaign}/activities/${use.replace('activity ', '')}`, 303)
  return c.redirect(pageOfPart(edited.campaign, edited.part), 303)
}

/** Whatever keeps it from being saved, what was typed is on the next page. */
async function showConflict(c: SignedInContext, typed: Values, why: string) {
  const form = await formFor(c).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined
    throw error
  })
  if (form === undefined) {
    const blank = await formFor(c, { kind: partIn(c).kind })
    return show(c, <EditRemovedPage form={{ ...blank, part: partIn(c) }} typed={typed} why={why} />, 409)
  }
  if (form.seen !== typed['seen']) {
    const merged = mergedWith(typed, typed['opened'] ?? '', form.values)
    return show(c, <EditConflictPage form={form} typed={typed} merged={merged} why={why} />, 409)
  }
  return showForm(c, form, { values: typed, seen: form.seen, opened: typed['opened'], refused: why })
}

async function showForm(c: SignedInContext, form: PartForm, shown: Shown) {
  const { values, seen, opened = openedOf(form.values), problems = [], isChecked = false, refused, found } = shown
  const wrong = problems.some(({ severity }) => severity === 'error')
  const told = withLabels(problems.map(besideFields(values)), form.part.kind)
  const page = (
    <EditPartPage
      form={form}
      filled={{ values, problems: told }}
      isNew={isNewPart(form.part)}
      now={c.var.ctx.now}
      people={await peopleIn(c.var.ctx, form, values)}
      texts={await textsIn(c.var.ctx, form, values)}
      approved={await approvedUses(c.var.ctx, form)}
      seen={seen}
      opened={opened}
      isChecked={isChecked}
      refused={refused}
      found={found && { findings: found, problems: told.filter(({ severity }) => severity === 'error') }}
    />
  )
  return show(c, page, refused !== undefined ? 409 : wrong && !isChecked ? 422 : 200)
}
