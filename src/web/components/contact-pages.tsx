import { useMayAct } from '../show.tsx'
import { SubPages } from './blocks.tsx'

/** Whether the viewer may see personal data of contacts; the verbs decide it. */
export function useSeesContacts(): boolean {
  return useMayAct('planner', 'operator', 'administrator')
}

/** The pages about contacts that the viewer may open. */
export function ContactPages({ here }: { here: '/contacts' | '/contacts/audiences' | '/contacts/import' }) {
  const pages = [
    { text: 'Lists', href: '/contacts' },
    { text: 'Audiences', href: '/contacts/audiences' },
  ]
  if (useSeesContacts()) pages.push({ text: 'Import', href: '/contacts/import' })
  return <SubPages label="Contacts" pages={pages} here={here} />
}
