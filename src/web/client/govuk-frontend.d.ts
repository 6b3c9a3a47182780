/** The package ships no types; this is what the pages use of it. */
declare module 'govuk-frontend' {
  type Component = new (root: Element) => unknown
  export const Button: Component
  export const CharacterCount: Component
  export const ErrorSummary: Component
  export const NotificationBanner: Component
  export const ServiceNavigation: Component
  export function createAll(component: Component): void
}
