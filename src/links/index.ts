export { followLink } from './follow-link.ts'
export { linkAddress, linkAddresses } from './link-code.ts'
export { linkCodes, materialLinkCodes } from './link-codes.ts'
