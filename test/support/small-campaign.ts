import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A campaign of one activity, due at its launch, to everybody on the list `people`. */
export function writeSmallCampaign(
  folder: string,
  change: {
    rate?: string
    late?: string
    quietHours?: string
    body?: string
    subject?: string
    onlyEnglish?: boolean
  } = {},
): string {
  const file = join(folder, 'renew-online.yaml')
  const {
    rate = '',
    late = 'ask',
    quietHours = '',
    body = 'Hello {{first_name}}, renew at {{service.url}}.',
    subject = 'Renew online',
  } = change
  writeFileSync(
    file,
    `campaign: renew-online
title: Renew your licence online
service: { name: Licence renewal, url: "https://renew.example.gov/start" }
languages: [en, cy]
anchors:
  launch: { at: 2027-03-01T09:00, zone: Europe/London }
${quietHours ? `quiet_hours: ${quietHours}\n` : ''}audiences:
  everybody: { title: Everybody, list: people, population: { size: 10000, source: "Driver records", date: 2026-10-31 } }
objectives:
  - { id: know, level: outtake, metric: reach, audience: everybody, target: 60%, by: launch+30d,
      baseline: { value: 0, date: 2026-11-01, source: "No earlier campaign" }, measured_by: "deliveries, deduplicated" }
channels:
  email: {${rate ? ` rate: ${rate} ` : ''}}
messages:
  news:
    channel: email
    subject: { en: "${subject}"${change.onlyEnglish ? '' : ', cy: "Adnewyddwch ar-lein"'} }
    body:
      en: |
        ${body.split('\n').join('\n        ')}
${change.onlyEnglish ? '' : '      cy: |\n        Helo {{first_name}}, adnewyddwch yn {{service.url}}.\n'}activities:
  - { id: go-live, message: news, audience: everybody, when: launch, late: "${late}" }
`,
  )
  return file
}

/** A contacts file of so many people with made-up addresses. */
export function writePeople(folder: string, count: number, zone = 'Europe/London'): string {
  const file = join(folder, 'people.csv')
  const lines = Array.from(
    { length: count },
    (_, index) => `p${index},person${index}@example.com,${index % 10 === 0 ? 'cy' : 'en'},${zone},Person${index}`,
  )
  writeFileSync(file, `id,email,language,timezone,first_name\n${lines.join('\n')}\n`)
  return file
}

export const APPROVER = 'alex@example.gov'
