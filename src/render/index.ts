export { inspectMessage } from './message/inspect-message.ts'
export { launchFacts } from './message/launch-facts.ts'
export { type MailLayout, readMailLayout } from './message/mail-layout.ts'
export { type MessageFacts, type MessageVariant } from './message/message-variant.ts'
export {
  type MailTemplate,
  type PreparedMessage,
  prepareMessage,
  type Recipient,
  type RenderedMail,
} from './message/prepare-message.ts'
export { parseTemplate, type TemplateOptions } from './handlebars/parse-template.ts'
