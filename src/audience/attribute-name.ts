/** The contact's own fields as files and rules name them, and as the database does. */
export const CONTACT_FIELDS = {
  id: 'externalId',
  email: 'email',
  phone: 'phone',
  language: 'language',
  timezone: 'timezone',
  first_name: 'firstName',
  last_name: 'lastName',
} as const

export type ContactField = keyof typeof CONTACT_FIELDS

/** Whether a name is one of the contact's own fields and not an attribute. */
export function isContactField(name: string): name is ContactField {
  return Object.hasOwn(CONTACT_FIELDS, name)
}

/** Names that can be a path into stored attributes as they are: no quotes, backslashes or control characters. */
export function isAttributeName(name: string): boolean {
  return name !== '' && name === name.trim() && name.length <= 64 && !/["\\\p{Cc}]/u.test(name) && name !== '__proto__'
}
