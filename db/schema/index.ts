export * from './campaigns.ts'
export * from './contacts.ts'
export * from './ledger.ts'
export * from './people.ts'
