import { goldenMaterials, type Sources } from '../render/golden-materials.ts'
import { goldenRenders } from '../render/golden-renders.ts'

/** A Worker that renders the golden list, and materials of the templates that it is sent. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/renders') return Response.json(goldenRenders())
    if (pathname === '/materials') return Response.json(goldenMaterials((await request.json()) as Sources))
    return new Response('ok')
  },
}
