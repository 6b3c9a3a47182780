import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'

const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A page that tries every way there is to ask a server for something, to read this machine, or to run a script. */
export interface HostilePage {
  readonly html: string
  /** How often its server was asked for anything. */
  readonly asked: () => number
}

export async function hostilePage(): Promise<HostilePage> {
  let asked = 0
  const server = createServer((socket) => {
    asked++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  return { html: markup(`http://127.0.0.1:${port}`), asked: () => asked }
}

function markup(server: string): string {
  const script = "document.title = 'hacked'; document.body.append('hacked')"
  const ways = [
    `<meta http-equiv="refresh" content="0; url=${server}/refresh">`,
    `<base href="${server}/">`,
    ...['preconnect', 'dns-prefetch', 'prefetch', 'prerender', 'stylesheet', 'icon', 'manifest', 'modulepreload'].map(
      (rel) => `<link rel="${rel}" href="${server}/${rel}">`,
    ),
    `<link rel="preload" as="image" href="${server}/preload">`,
    `<style>@import "${server}/import"; body { background: url(${server}/background) }</style>`,
    `<script src="${server}/script"></script><script type="module" src="${server}/module"></script>`,
    `<script>${script}; fetch('${server}/fetch'); new WebSocket('${server.replace('http', 'ws')}/socket')</script>`,
    `<img src="${server}/picture"><img srcset="${server}/set 2x"><img src="x" onerror="${script}">`,
    `<picture><source srcset="${server}/source"><img src="${PICTURE}" onload="${script}"></picture>`,
    `<iframe src="${server}/frame"></iframe><iframe src="file:///etc/passwd"></iframe>`,
    `<iframe srcdoc="<script>parent.${script}</script>framed"></iframe>`,
    `<iframe src="data:text/html,<img src=${server}/within><script>fetch('${server}')</script>framed"></iframe>`,
    `<object data="${server}/object"></object><object data="file:///etc/passwd"></object><embed src="${server}/embed">`,
    `<video src="${server}/video" poster="${server}/poster" autoplay></video><audio src="${server}/audio" autoplay></audio>`,
    `<svg onload="${script}"><image href="${server}/image"/><use href="${server}/use#it"/><script>${script}</script></svg>`,
    `<form name="fonts" action="${server}/form"><input name="ready" autofocus onfocus="${script}"></form>`,
    `<details open ontoggle="${script}"><summary>More</summary></details>`,
  ]
  return `<!doctype html><html lang="en"><head><title>Quiet</title></head><body><p>What it says</p>${ways.join('\n')}</body></html>`
}
