import { writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'vitest'
import { addPerson, personActor } from '../../src/access/index.ts'
import { dispatch } from '../../src/dispatch/index.ts'
import { applyPlan, approve, moveLaunch, postponeLaunch, readCampaignFile } from '../../src/plan/index.ts'
import { browser, DESKTOP, PHONE } from '../support/browser.ts'
import { site } from '../support/site.ts'

const chromium = browser()
const PLAN = `campaign: renew-online
title: Renew your licence online
service: { name: Licence renewal, url: "https://renew.example.gov/start" }
languages: [en]
anchors:
  launch: { at: 2027-03-01T09:00, zone: Europe/London }
  pilot: { at: 2027-02-01T09:00 }
department: Transport Agency
weekend: [FR, SA]
holidays: [2027-03-26, 2027-03-29, 2027-05-03, 2027-05-31]
quiet_days: [SU, holidays]
blackouts: [{ name: Local elections, from: 2027-04-05, to: 2027-05-06, policy: warn }]
frequency_cap: { messages: 3, per: 1w }
clash_within: 24h
audiences:
  everybody: { title: Everybody, list: people, population: { size: 10000, source: "Driver records", date: 2026-10-31 } }
objectives:
  - { id: know, level: outtake, metric: reach, audience: everybody, target: 60%, by: launch+30d,
      baseline: { value: 0, date: 2026-11-01, source: "No earlier campaign" }, measured_by: "deliveries" }
messages:
  news: { channel: email, subject: { en: "Renew online" }, body: { en: "Renew online, {{first_name}}." } }
  dated: { channel: email, subject: { en: "From {{launch.date}}" }, body: { en: "It opens then." } }
activities:
  - { id: piloting, message: news, audience: everybody, when: "pilot 09:00" }
  - { id: teaser, message: dated, audience: everybody, when: "launch-20d 09:00" }
  - { id: letter, message: dated, audience: everybody, when: "launch-7d 09:00" }
  - { id: fair, message: news, audience: everybody, when: "2027-03-12 10:00" }
  - { id: go-live, message: news, audience: everybody, when: launch, clock: recipient, not_before_activity: letter, blackout_override: { name: A. Jones, reason: Essential service information } }
  - { id: weekly, message: news, audience: everybody, when: "launch+7d 10:00", repeat: "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8" }
  - { id: thanks, message: news, audience: everybody, after: weekly + 2d }
`
it('pictures', { timeout: 200000 }, async () => {
  const OUT = '/tmp/pages-pictures'
  mkdirSync(OUT, { recursive: true })
  const at = await site({ at: '2027-01-10T09:00:00Z' })
  await at.people(20)
  const file = join(at.folder, 'plan.yaml')
  writeFileSync(file, PLAN)
  const { plan, problems } = readCampaignFile(PLAN, { file })
  if (!plan) throw new Error(JSON.stringify(problems))
  await applyPlan(at.as(), { plan })
  await addPerson(at.as(), { email: 'alex@example.gov', roles: ['approver'] })
  const alex = async () => at.as(await personActor(at.db, 'alex@example.gov'))
  await approve(await alex(), { campaignId: 'renew-online' })
  at.clock.set('2027-02-15T11:00:00Z')
  await dispatch(at.ports, { untilIdle: true })
  const roles = ['viewer', 'planner', 'approver', 'operator'] as const
  let wide = await chromium.visitor(at, { roles, size: DESKTOP, email: 'pat@example.gov' })
  let phone = await chromium.visitor(at, { roles, size: PHONE, email: 'pat@example.gov' })
  const R = '/campaigns/renew-online'
  const only = (process.env.ONLY ?? '').split(',').filter(Boolean)
  const shoot = async (path: string, name: string) => {
    if (only.length > 0 && !only.some((one) => name.startsWith(one))) return
    for (const [size, page] of [['wide', wide], ['phone', phone]] as const) {
      await page.goto(path)
      await page.screenshot({ path: `${OUT}/${name}-${size}.png`, fullPage: true })
    }
  }
  await shoot(R, 'campaign')
  await shoot(`${R}/launch`, 'move')
  await shoot(`${R}/launch?anchor=launch&to=2027-03-15T09:00`, 'preview')
  await shoot(`${R}/launch?anchor=launch&to=2027-02-16T09:00`, 'preview2')
  await shoot(`${R}/launch/postpone`, 'postpone')
  await shoot(`${R}/activities/weekly`, 'weekly')
  await shoot(`${R}/activities/go-live`, 'golive')
  await shoot(`${R}/edit/activity/weekly`, 'editactivity')
  await shoot(`${R}/edit/facts`, 'editfacts')
  await postponeLaunch(at.as(), { campaignId: 'renew-online', reason: 'The security review is not finished' })
  await shoot(R, 'postponed')
  await shoot(`${R}/launch/reinstate`, 'reinstate')
  await shoot(`${R}/activities/weekly`, 'weeklypostponed')
  await moveLaunch(at.as(), { campaignId: 'renew-online', to: '2027-03-15T09:00', reason: 'Security review done on the 8th' })
  await shoot(`${R}/launch/moved`, 'moved')
  await shoot(R, 'aftermove')
  await approve(await alex(), { campaignId: 'renew-online' })
  at.clock.set('2027-03-26T11:00:00Z')
  await dispatch(at.ports, { untilIdle: true })
  wide = await chromium.visitor(at, { roles, size: DESKTOP, email: 'pat@example.gov' })
  phone = await chromium.visitor(at, { roles, size: PHONE, email: 'pat@example.gov' })
  await shoot(R, 'later')
  await shoot(`${R}/activities/weekly`, 'weeklylater')
  await shoot(`${R}/activities/weekly/ledger`, 'ledger')
  await shoot(`${R}/review`, 'review')
})
