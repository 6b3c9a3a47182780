import type { Role } from '../../access/index.ts'

/** What each role may do, as it is told to whoever gives it. */
export const ROLE_DUTIES: Readonly<Record<Role, string>> = {
  viewer: 'Sees campaigns, figures and reviews. Changes nothing, and sees no personal data of contacts.',
  planner: 'Writes campaigns, brings contacts in, sends tests, pauses and cancels.',
  approver: 'Approves what will be sent, or asks for changes. Never what they wrote themselves.',
  operator: 'Pauses, resumes and cancels, looks after contacts, sees the whole audit log.',
  administrator: 'Adds and removes people, looks after contacts, sees the whole audit log.',
}
