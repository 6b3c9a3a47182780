import { expect, it } from 'vitest'
import { ROLES } from '../../src/access/index.ts'
import { PAGES } from '../security/route-table.ts'
import { busyInstallation } from '../support/busy-installation.ts'
import { browser, DESKTOP, expectAccessible, PHONE } from '../support/browser.ts'
import { siteOf } from '../support/site.ts'

const chromium = browser()
const EMAIL = 'everything@example.gov'

/** Runs if any page takes it for markup, a handler or an address; as long as a word can be, for narrow screens. */
const HOSTILE =
  '"><img src=x onerror=alert(1)><script>alert(2)</script></textarea><svg onload=alert(3)> javascript:alert(4) Donaudampfschifffahrtsgesellschaftskapitänskajüte'

it(
  'every page, on a desktop and on a phone, can be read by everybody, fits the screen, and runs nothing that people typed',
  { timeout: 180_000 },
  async () => {
    const at = await siteOf((baseUrl) => busyInstallation({ text: HOSTILE }, { baseUrl }))
    const page = await chromium.visitor(at, { roles: ROLES, email: EMAIL })
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(`${dialog.message()} at ${page.url()}`)
      void dialog.dismiss()
    })
    for (const { route, path, who } of PAGES) {
      const from = who === 'everybody' ? 'for strangers' : 'signed in'
      await page.goto(await path(at, EMAIL))
      // Made narrower where it is: stories on a phone open it there.
      for (const size of [DESKTOP, PHONE]) {
        await page.setViewportSize(size)
        await expectAccessible(page, `${route}, ${from}, ${size.width} pixels wide`)
      }
      expect(await page.locator('h1').count(), `headings of the first level on ${route}`).toBe(1)
    }
    expect(dialogs).toEqual([])
  },
)
