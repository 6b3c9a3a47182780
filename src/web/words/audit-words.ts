const PARTS = {
  facts: 'Campaign facts',
  rate: 'Sending rate',
  'core-message': 'Core message',
  goal: 'Goal',
  audience: 'Audience',
  message: 'Message',
  material: 'Material',
  'material-content': 'Text of a material',
  'material-rules': 'Rules for materials',
  helpline: 'Helpline',
  activity: 'Activity',
} as const

const CHANGES = { add: 'added', change: 'changed', remove: 'removed' } as const

const WORDS: Readonly<Record<string, string>> = {
  'plan.apply': 'Campaign file applied',
  'campaign.start': 'Campaign begun',
  'launch.move': 'Launch moved',
  'calendar.renew': 'New address of the calendar made',
  'launch.postpone': 'Launch postponed',
  'launch.reinstate': 'Launch reinstated',
  'zone.follow': 'Dates reckoned anew by the new rules of their time zone',
  approve: 'Approved',
  'changes.ask': 'Changes asked for',
  'translation.check': 'Translation checked',
  'material.publish': 'Material published',
  'material.reissue': 'Material to be put up anew',
  'material.withdraw': 'Version of a material withdrawn',
  'material.index': 'Clear Communication Index answered',
  'material.place': 'Places of a material written down',
  'material.leave-placement': 'Place of a material taken out',
  'material.placed': 'Material put up',
  'material.take-down': 'Material taken down',
  'activity.done': 'Put up and done',
  pause: 'Paused',
  resume: 'Resumed',
  cancel: 'Cancelled',
  'contacts.import': 'Contacts imported',
  'contact.view': 'Contact looked at',
  'contact.unsubscribe': 'Unsubscribed',
  'contact.suppress': 'Contact suppressed',
  'contact.erase': 'Personal data of a contact erased',
  'person.add': 'Person added or roles changed',
  'person.link': 'Sign-in link made',
  'person.token': 'API token made',
  'person.token-revoke': 'API token revoked',
  'person.sign-out': 'Sessions ended',
  'person.remove': 'Person removed',
  'examples.leave': 'Example data removed',
  'examples.ask': 'Example data asked for again',
  ...Object.fromEntries(
    Object.entries(PARTS).flatMap(([kind, part]) =>
      Object.entries(CHANGES).map(([act, done]) => [`${kind}.${act}`, `${part} ${done}`]),
    ),
  ),
}

const ACTORS: Readonly<Record<string, string>> = {
  'command-line': 'the command line',
  scheduler: 'the scheduler',
  recipient: 'a recipient',
  visitor: 'a visitor',
}

/** An action of the audit log in plain words; one without words of its own is said as it is. */
export function actionInWords(action: string): string {
  return WORDS[action] ?? action
}

/** Who acted: a person's address, or what acted by itself. */
export function actorInWords(actor: string): string {
  return ACTORS[actor] ?? actor
}

/** Under which heading an action stands where one is chosen. */
export function kindOfAction(action: string): string {
  if (action.startsWith('contact')) return 'Contacts'
  if (action.startsWith('person')) return 'People'
  return 'Campaigns'
}

const ACTS_ON_ACTIVITIES = /^(approve|changes\.ask|pause|resume|cancel|activity\.)/

/** What something was done to: its name, and its page where it has one. */
export function subjectInWords(action: string, subject: string): { text: string; href?: string } {
  const contact = /^contact (\d+)$/.exec(subject)?.[1]
  if (contact !== undefined) return { text: subject, href: `/contacts/${contact}` }
  const list = /^list (.+)$/s.exec(subject)?.[1]
  if (list !== undefined) return { text: subject, href: `/contacts/people?list=${encodeURIComponent(list)}` }
  if (kindOfAction(action) !== 'Campaigns' || !/^[a-z0-9-]+(\/|$)/.test(subject)) return { text: subject }
  const [campaign, part] = subject.split('/')
  if (subject === 'examples') return { text: subject }
  const isActivity = part !== undefined && ACTS_ON_ACTIVITIES.test(action) && action !== 'activity.remove'
  return { text: subject, href: `/campaigns/${campaign}${isActivity ? `/activities/${part}` : ''}` }
}
