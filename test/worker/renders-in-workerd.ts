import { goldenRenders } from '../render/golden-renders.ts'

/** A Worker that renders the golden list. */
export default {
  fetch(request: Request): Response {
    return new URL(request.url).pathname === '/renders' ? Response.json(goldenRenders()) : new Response('ok')
  },
}
