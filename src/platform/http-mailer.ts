import type { Mailer } from '../ports.ts'
import { amazonSes } from './amazon-ses.ts'
import { apiMailer } from './api-mailer.ts'
import type { MailApi } from './mail-api-address.ts'
import type { Fetch } from './mail-api-call.ts'
import { postmark } from './postmark.ts'

/** Hands mail to the API of a provider, by HTTP only: on a Worker as well as on Node. */
export function httpMailer(api: MailApi, fetch: Fetch): Mailer {
  return apiMailer(api, api.kind === 'postmark' ? postmark(api, fetch) : amazonSes(api, fetch), fetch)
}
