import { Hono } from 'hono'
import { addHolidays, checkHolidays } from '../../calendar/index.ts'
import { Invalid, type Problem } from '../../errors.ts'
import { partForEditing } from '../../plan/index.ts'
import { fileOf, formOf } from '../form.ts'
import { campaignPath } from '../pages/campaign-head.tsx'
import { HolidaysCheckPage } from '../pages/holidays-check.tsx'
import { HolidaysFilePage } from '../pages/holidays-file.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { counted } from '../words/numbers.ts'

/** `/campaigns/CAMPAIGN/holidays`: a calendar file is chosen, checked, and its holidays are added. */
export function holidayRoutes(): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()

  routes.get('/:campaign/holidays', (c) => ask(c, []))

  routes.post('/:campaign/holidays', async (c) => {
    const file = await fileOf(c, 'file')
    if (file === undefined) return ask(c, [wrong('Choose a calendar file')])
    try {
      const checked = await checkHolidays(c.var.ctx, { campaignId: campaignOf(c), text: await file.text() })
      return await show(c, <HolidaysCheckPage checked={checked} fileName={file.name} />)
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      return ask(c, error.problems.map(besideFile))
    }
  })

  routes.post('/:campaign/holidays/add', async (c) => {
    const days = ((await formOf(c))['days'] ?? '').split(/\s+/).filter(Boolean)
    const campaignId = campaignOf(c)
    const { changes } = await addHolidays(c.var.ctx, { campaignId, days })
    const moved = changes.filter((change) => change.startsWith('activity ')).join('; ')
    const added = `${counted(days.length, 'holiday', 'holidays')} added${moved === '' ? '' : `; ${moved}`}`
    tell(c, changes.length > 0 ? added : 'Nothing was changed: the campaign has these holidays already')
    return c.redirect(campaignPath(campaignId), 303)
  })
  return routes
}

async function ask(c: SignedInContext, problems: readonly Problem[]) {
  const { campaign, values } = await partForEditing(c.var.ctx, {
    campaignId: campaignOf(c),
    part: { kind: 'facts' },
  })
  const holidays = (values['holidays'] ?? '').split(', ').filter(Boolean)
  const page = <HolidaysFilePage campaign={campaign} holidays={holidays} filled={{ values: {}, problems }} />
  return show(c, page, problems.length > 0 ? 422 : 200)
}

function campaignOf(c: SignedInContext): string {
  return c.req.param('campaign') ?? ''
}

/** What is wrong with the file stands beside the field, with its line; where the campaign itself refuses it, as it says. */
function besideFile({ line, message }: Problem): Problem {
  const words = `${message.charAt(0).toUpperCase()}${message.slice(1)}`
  return wrong(line === undefined ? words : `Line ${line}: ${message}`)
}

function wrong(message: string): Problem {
  return { path: 'file', message, severity: 'error' }
}
