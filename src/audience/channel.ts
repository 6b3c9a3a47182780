/** Channels a person can consent to: those that reach one person and not the public. */
export const CHANNELS = ['email', 'sms', 'push', 'webhook', 'letter'] as const
export type Channel = (typeof CHANNELS)[number]
