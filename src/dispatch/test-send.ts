import { activityForTest } from '../../db/queries/composition.ts'
import { type Ctx, keyedHash, requireRole } from '../access/index.ts'
import { readEmail } from '../audience/index.ts'
import { Invalid, NotFound, RetryLater } from '../errors.ts'
import type { Mail, Ports } from '../ports.ts'
import { domainOf, mailerFor } from './channels/email.ts'
import { type Composed, composed } from './compose-mail.ts'

export interface TestSendInput {
  readonly campaignId: string
  readonly activityId: string
  readonly to: string
}

/** The token in the unsubscribe link of a test, which belongs to nobody's delivery. */
export const TEST_TOKEN = 'test'

/** Marks a test, and says what it is a test of: no mail to a recipient carries it. */
export const TEST_HEADER = 'X-Fanfare-Test'

/**
 * Sends an activity's message to one address, once per language, marked as a test, with the values of a made-up person. Outside the ledger: nothing is counted,
 * its links are plain, and nobody can unsubscribe by it. Role planner, approver or operator.
 */
export async function testSend(ports: Ports, ctx: Ctx, input: TestSendInput): Promise<{ sent: number }> {
  requireRole(ctx.actor, 'planner', 'approver', 'operator')
  const { campaignId, activityId } = input
  const reading = readEmail(input.to)
  if ('fault' in reading) {
    throw new Invalid([
      { path: 'to', message: `${input.to || 'an address is missing'}: ${reading.fault}`, severity: 'error' },
    ])
  }
  const activity = await activityForTest(ctx.db.rows, campaignId, activityId)
  if (!activity) throw new NotFound(`there is no activity ${activityId} in ${campaignId}; plan show lists them`)
  if (activity.messageId === null) {
    throw new Invalid(`${activityId} is put up by people (${activity.channel}) and has no message to test`)
  }
  const message = await composed(ports, { campaignId, activityId, messageId: activity.messageId }, false)
  const mails = message.languages.map((language) => testMail(ports, ctx, input, language, message))
  const answers = await mailerFor(ports, activity.isExample === 1).send(mails)
  const refused = answers.find((answer) => answer.outcome !== 'accepted')
  if (refused) {
    throw new RetryLater(
      `the test was not taken: ${'reason' in refused ? refused.reason : 'the server was too slow'}`,
      60,
    )
  }
  return { sent: mails.length }
}

function testMail(
  ports: Ports,
  ctx: Ctx,
  { campaignId, activityId, to }: TestSendInput,
  language: string,
  message: Composed,
): Mail {
  const { baseUrl, from, secret } = ports.settings
  const values = message.exampleValues(language)
  const { subject, html, text } = message
    .templateFor(language)
    .render({ values, unsubscribeUrl: `${baseUrl}/u/${TEST_TOKEN}` })
  const id = keyedHash(secret, 'test', `${campaignId}/${activityId}/${language}/${to}/${ctx.now.getTime()}`)
  return {
    from,
    to,
    subject: `[Test ${language}] ${subject}`,
    html,
    text,
    headers: [[TEST_HEADER, `${campaignId}/${activityId}`]],
    messageId: `test.${id.slice(0, 20)}@${domainOf(from)}`,
    language,
  }
}
