import tokens from '../tokens.json' with { type: 'json' }
import { useMayAct, useViewer, type Viewer } from '../show.tsx'
import { Form } from './form.tsx'

interface Section {
  readonly text: string
  readonly href: string
  /** Left out for whoever may not see it. */
  readonly hidden?: boolean
}

function useSections(): Section[] {
  return [
    { text: 'Campaigns', href: '/campaigns' },
    { text: 'Contacts', href: '/contacts' },
    { text: 'Inbox', href: '/inbox', hidden: !useMayAct('planner', 'approver', 'operator', 'administrator') },
    { text: 'People', href: '/people', hidden: !useMayAct('administrator') },
    { text: 'Audit log', href: '/audit-log' },
  ].filter(({ hidden }) => hidden !== true)
}

/** Name, navigation, who is signed in; and on every page whether there is example data. */
export function Header() {
  const viewer = useViewer()
  return (
    <>
      <header class="app-header">
        <div class="govuk-width-container app-header__inner">
          <a class="app-header__name" href="/">
            <Mark />
            {tokens.name}
          </a>
          {viewer && <Person viewer={viewer} />}
        </div>
      </header>
      {viewer && <Navigation path={viewer.path} />}
      {viewer?.hasExamples && <ExampleBanner />}
    </>
  )
}

/** A horn with three notes of sound: drawn here, so that no picture is fetched. */
function Mark() {
  return (
    <svg class="app-header__mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <path d="M3 11v6h4l9 5V6l-9 5z" fill={tokens.own.brass} />
      <path
        d="M19.5 10.5a5 5 0 0 1 0 7M22 7.5a9 9 0 0 1 0 13"
        fill="none"
        stroke={tokens.own.brass}
        stroke-width="2"
        stroke-linecap="round"
      />
    </svg>
  )
}

function Person({ viewer }: { viewer: Viewer }) {
  return (
    <div class="app-header__person">
      <a class="app-header__account" href="/account">
        <span class="govuk-visually-hidden">Your account: </span>
        {viewer.email}
      </a>
      <Form action="/sign-out">
        <button type="submit" class="app-header__sign-out">
          Sign out
        </button>
      </Form>
    </div>
  )
}

function Navigation({ path }: { path: string }) {
  return (
    <div class="govuk-service-navigation" data-module="govuk-service-navigation">
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
            <button
              type="button"
              class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
              aria-controls="navigation"
              hidden
            >
              Menu
            </button>
            <ul class="govuk-service-navigation__list" id="navigation">
              {useSections().map(({ text, href }) => (
                <NavigationItem text={text} href={href} isHere={path === href || path.startsWith(`${href}/`)} />
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  )
}

function NavigationItem({ text, href, isHere }: { text: string; href: string; isHere: boolean }) {
  return (
    <li class={`govuk-service-navigation__item${isHere ? ' govuk-service-navigation__item--active' : ''}`}>
      <a class="govuk-service-navigation__link" href={href} aria-current={isHere ? 'true' : undefined}>
        {isHere ? <strong class="govuk-service-navigation__active-fallback">{text}</strong> : text}
      </a>
    </li>
  )
}

function ExampleBanner() {
  return (
    <section class="app-example-banner" aria-label="Example data">
      <div class="govuk-width-container app-example-banner__inner">
        <p>
          <strong>Example data.</strong> Some campaigns here are made up; they only ever reach the built-in inbox.
        </p>
        {useMayAct('administrator', 'planner') && (
          <a class="govuk-link" href="/examples/leave">
            Remove the examples
          </a>
        )}
      </div>
    </section>
  )
}

/** What the last action did, said first on the next page. */
export function Told() {
  const told = useViewer()?.told
  if (told === undefined) return null
  return (
    <div
      class="govuk-notification-banner govuk-notification-banner--success"
      role="alert"
      aria-labelledby="told-title"
      data-module="govuk-notification-banner"
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="told-title">
          Done
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{told}</p>
      </div>
    </div>
  )
}

export function Footer() {
  return (
    <footer class="app-footer">
      <div class="govuk-width-container">
        {tokens.name} plans, sends and reviews campaigns around the launch of a public service.
      </div>
    </footer>
  )
}
