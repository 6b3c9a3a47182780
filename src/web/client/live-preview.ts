/** So long after the last key is a text drawn anew, in milliseconds. */
const PAUSE = 400

/**
 * Draws a form anew in the frame beside it when typing stops, as its button “Preview” does without script. Each drawing comes
 * in a frame of its own behind the one that is shown: nothing flickers, and going back in the browser leaves the page at once.
 */
export function followTyping(preview: Element): void {
  const button = preview.querySelector<HTMLButtonElement>('[data-draws]')
  const frames = preview.querySelector('[data-frames]')
  if (!button || !frames) return
  let pause: ReturnType<typeof setTimeout> | undefined
  preview.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(() => draw(button, frames), PAUSE)
  })
  button.addEventListener('click', (event) => {
    event.preventDefault()
    draw(button, frames)
  })
  for (const failed of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) {
    preview.addEventListener(failed, () => tellUnchecked(preview))
  }
  // The form holds what is not saved, and the frame still shows what is.
  if (button.dataset['draws'] === 'at-once') draw(button, frames)
}

function draw(button: HTMLButtonElement, frames: Element): void {
  const [shown, ...coming] = frames.querySelectorAll('iframe')
  if (!shown) return
  for (const frame of coming) frame.remove()
  const next = frameLike(shown)
  frames.append(next)
  const { formTarget } = button
  button.formTarget = next.name
  button.form?.requestSubmit(button)
  button.formTarget = formTarget
  // The empty document that a frame begins with was loaded when the frame was put in.
  next.addEventListener('load', () => {
    next.removeAttribute('data-coming')
    shown.remove()
  })
}

/** What was found before is not what stands there now. */
function tellUnchecked(preview: Element): void {
  const status = preview.querySelector<HTMLElement>('[data-unchecked]')
  const sum = status?.querySelector('#found-sum')
  if (!status || !sum) return
  sum.textContent = status.dataset['unchecked'] ?? ''
  preview.querySelector('#found-list')?.replaceChildren()
}

function frameLike(shown: HTMLIFrameElement): HTMLIFrameElement {
  const next = document.createElement('iframe')
  next.className = shown.className
  next.title = shown.title
  next.name = `preview-${Date.now()}`
  next.setAttribute('sandbox', '')
  next.setAttribute('data-coming', '')
  return next
}
