import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyPlan, readCampaignFile } from '../../src/plan/index.ts'
import type { World } from './world.ts'

/** A campaign whose one sheet is for every office: in three languages, with names that a table of offices fills in. */
export function writeOfficesCampaign(folder: string, template = 'clear-steps'): string {
  const file = join(folder, 'offices.yaml')
  writeFileSync(
    file,
    `campaign: offices
title: Renew your driving licence online
service: { name: Driving licence renewal, url: "https://renew.licence.example" }
languages: [en, cy, ar]
allowed_domains: [licence.example]
anchors:
  launch: { at: 2027-03-01T09:00, zone: Europe/London }
audiences: {}
objectives: []
channels: {}
messages: {}
materials:
  at-your-office:
    kind: information-sheet
    template: ${template}
    owner: comms@licence.example
    next_review: launch+90d
    content:
      en:
        title: Renew your driving licence online
        what: You can renew it online, or with help at {{office}}.
        steps: [{ heading: Start, text: 'Go to {{service.url}} and choose “Renew”.', picture: computer }]
        help: { phone: '{{phone}}', places: [{ name: '{{office}}', hours: '{{hours}}' }] }
        notes: '{{#if note}}{{note}}{{else}}Bring your licence.{{/if}}'
      cy:
        title: Adnewyddwch eich trwydded yrru ar-lein
        what: Gallwch ei hadnewyddu ar-lein, neu gyda chymorth yn {{office}}.
        help: { phone: '{{phone}}', places: [{ name: '{{office}}', hours: '{{hours}}' }] }
      ar:
        title: جدد رخصة القيادة عبر الإنترنت
        what: يمكنك تجديدها عبر الإنترنت أو بالمساعدة في {{office}}.
        help: { phone: '{{phone}}', places: [{ name: '{{office}}', hours: '{{hours}}' }] }
  everywhere:
    kind: infographic
    template: clear
    owner: comms@licence.example
    next_review: launch+90d
    figures:
      online: { chart: big-number, value: 8, source: "Renewals, 2026", date: 2026-10 }
    content:
      en: { title: Eight in ten renew online, figures: [{ figure: online, title: Eight, unit: people, labels: { value: renew online } }] }
activities: []
`,
  )
  return file
}

export async function offices(at: World, template?: string): Promise<void> {
  const file = writeOfficesCampaign(at.folder, template)
  const { plan, problems } = readCampaignFile(readFileSync(file, 'utf8'), { file })
  if (!plan) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  await applyPlan(at.as(), { plan })
}

const HEADER = 'id,office,phone,hours,hours.cy,hours.ar,address,note'

/** A table of offices with a row each, as CSV; `changed` takes the place of rows by their number from 1. */
export function officeTable(rows: number, changed: Readonly<Record<number, string>> = {}): string {
  const row = (n: number) =>
    `office-${n},Town hall ${n},0300 ${100_000 + n},"Monday, ${n}am","Dydd Llun, ${n}am",الاثنين ${n},https://o${n}.licence.example/,`
  return `${[HEADER, ...Array.from({ length: rows }, (_, i) => changed[i + 1] ?? row(i + 1))].join('\n')}\n`
}
