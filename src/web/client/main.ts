import { Button, CharacterCount, createAll, ErrorSummary, NotificationBanner, ServiceNavigation } from 'govuk-frontend'
import htmx from 'htmx.org'
import { followTyping } from './live-preview.ts'

// Everything works without this script: it makes a page more comfortable, and keeps figures that move up to date.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [Button, CharacterCount, ErrorSummary, NotificationBanner, ServiceNavigation]) {
  createAll(component)
}

// The policy of the pages allows neither evaluated text nor inline styles.
htmx.config.allowEval = false
htmx.config.includeIndicatorStyles = false
htmx.config.allowScriptTags = false
htmx.config.selfRequestsOnly = true
htmx.config.historyEnabled = false

for (const preview of document.querySelectorAll('[data-preview]')) followTyping(preview)
