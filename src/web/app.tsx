import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { healthOf } from '../dispatch/index.ts'
import type { Ports } from '../ports.ts'
import { apiRoutes } from './api/api.ts'
import { onError } from './on-error.tsx'
import { ProblemPage } from './pages/problem.tsx'
import { accountRoutes } from './routes/account-routes.tsx'
import { activityRoutes } from './routes/activity-routes.tsx'
import { auditRoutes } from './routes/audit-routes.tsx'
import { calendarRoutes } from './routes/calendar-routes.ts'
import { campaignRoutes } from './routes/campaign-routes.tsx'
import { contactRoutes } from './routes/contact-routes.tsx'
import { previewRoutes } from './routes/preview-routes.tsx'
import { editRoutes } from './routes/edit-routes.tsx'
import { exampleRoutes } from './routes/example-routes.tsx'
import { holidayRoutes } from './routes/holiday-routes.tsx'
import { importRoutes } from './routes/import-routes.tsx'
import { inboxRoutes } from './routes/inbox-routes.tsx'
import { linkRoutes } from './routes/link-routes.ts'
import { materialRoutes } from './routes/material-routes.tsx'
import { newCampaignRoutes } from './routes/new-campaign-routes.tsx'
import { pictureRoutes } from './routes/picture-routes.tsx'
import { peopleRoutes } from './routes/people-routes.tsx'
import { placementRoutes } from './routes/placement-routes.tsx'
import { publicMaterialRoutes } from './routes/public-material-routes.tsx'
import { removePartRoutes } from './routes/remove-part-routes.tsx'
import { sessionRoutes } from './routes/session-routes.ts'
import { signInRoutes } from './routes/sign-in-routes.tsx'
import { unsubscribeRoutes } from './routes/unsubscribe-routes.tsx'
import { versionRoutes } from './routes/version-routes.tsx'
import { securityHeaders } from './security-headers.ts'
import { limitBody, requireSession, type SignedIn } from './signed-in.ts'
import { show, type Site } from './show.tsx'

/** The web app, the same on every platform. */
export function createApp(ports: Ports): Hono<Site> {
  const app = new Hono<Site>()
  app.use(securityHeaders(ports.settings.baseUrl))
  app.use((c, next) => {
    c.set('assets', ports.assets)
    return next()
  })
  app.onError(onError(ports.log))
  app.notFound((c) => show(c, <ProblemPage title="Not found" advice="There is no page at this address." />, 404))
  // Assets are served before the app; what arrives here is none that is there.
  app.get('/assets/*', (c) => c.notFound())
  app.route('/', apiRoutes(ports))
  app.use(limitBody)

  app.get('/healthz', async (c) => {
    const health = await healthOf(ports)
    c.header('cache-control', 'no-store')
    return c.json(health, health.ok ? 200 : 503)
  })
  app.route('/', linkRoutes(ports))
  app.route('/m', publicMaterialRoutes(ports))
  app.route('/u', unsubscribeRoutes(ports))
  app.route('/c', calendarRoutes(ports))

  app.use(csrf())
  app.route('/', signInRoutes(ports))
  app.route('/', signedInRoutes(ports))
  return app
}

/** Everything that needs a session. */
function signedInRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  routes.use(requireSession(ports))
  routes.get('/', (c) => c.redirect('/campaigns', 303))
  routes.route('/', sessionRoutes(ports))
  routes.route('/campaigns', newCampaignRoutes())
  routes.route('/campaigns', previewRoutes(ports))
  routes.route('/campaigns', editRoutes(ports))
  routes.route('/campaigns', materialRoutes(ports))
  routes.route('/campaigns', versionRoutes(ports))
  routes.route('/campaigns', placementRoutes())
  routes.route('/campaigns', pictureRoutes(ports))
  routes.route('/campaigns', removePartRoutes())
  routes.route('/campaigns', holidayRoutes())
  routes.route('/campaigns', campaignRoutes(ports))
  routes.route('/campaigns/:campaign/activities/:activity', activityRoutes(ports))
  routes.route('/contacts/import', importRoutes(ports))
  routes.route('/contacts', contactRoutes(ports))
  routes.route('/inbox', inboxRoutes(ports))
  routes.route('/people', peopleRoutes(ports))
  routes.route('/examples', exampleRoutes())
  routes.route('/account', accountRoutes())
  routes.route('/', auditRoutes(ports))
  return routes
}
