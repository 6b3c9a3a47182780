import { Hono } from 'hono'
import { Conflict, Invalid } from '../../errors.ts'
import { editCampaign, type PartForm } from '../../plan/index.ts'
import { reachedBy } from '../edit-outlook.ts'
import { formOf } from '../form.ts'
import { RemovePartPage } from '../pages/edit-remove.tsx'
import { pageWithout } from '../pages/page-of-part.ts'
import { formFor, partIn } from '../part-in-address.ts'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { doneInWords } from '../words/edit-words.ts'

/** `/campaigns/CAMPAIGN/edit/KIND/ID/remove`: taking a part out of a campaign, once it was confirmed. */
export function removePartRoutes(): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  routes.get('/:campaign/edit/:kind/:id/remove', async (c) => showRemoval(c, await formFor(c)))
  routes.post('/:campaign/edit/:kind/:id/remove', (c) => remove(c))
  return routes
}

async function showRemoval(c: SignedInContext, form: PartForm, refused?: string) {
  const reached = await reachedBy(c.var.ctx, form)
  return show(
    c,
    <RemovePartPage form={form} reached={reached} refused={refused} now={c.var.ctx.now} />,
    refused === undefined ? 200 : 409,
  )
}

async function remove(c: SignedInContext) {
  const part = partIn(c)
  const { seen = '' } = await formOf(c)
  try {
    const edited = await editCampaign(c.var.ctx, {
      campaignId: c.req.param('campaign')!,
      edit: { act: 'remove', part, seen },
    })
    tell(c, doneInWords(edited))
    return c.redirect(pageWithout(edited.campaign, part), 303)
  } catch (error) {
    if (error instanceof Conflict || error instanceof Invalid) return showRemoval(c, await formFor(c), error.message)
    throw error
  }
}
