import { ROLES } from '../../access/index.ts'
import { Checkboxes } from './choices.tsx'
import type { Filled } from './fields.tsx'
import { ROLE_DUTIES } from '../words/roles.ts'

/** What each role may do, as a list. */
export function RoleDuties() {
  return (
    <dl class="app-duties">
      {ROLES.map((role) => (
        <>
          <dt>{role}</dt>
          <dd>{ROLE_DUTIES[role]}</dd>
        </>
      ))}
    </dl>
  )
}

/** Gives roles; several may be held at once. */
export function RoleFields({ filled }: { filled: Filled }) {
  return (
    <Checkboxes
      name="roles"
      legend="Roles"
      hint="Choose all that apply."
      options={ROLES.map((role) => ({ value: role, text: role, hint: ROLE_DUTIES[role] }))}
      filled={filled}
    />
  )
}
