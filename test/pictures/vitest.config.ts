import { defineConfig } from 'vitest/config'

/** `npm run pictures`: takes the pictures of the README and of every template anew. */
export default defineConfig({
  test: {
    globalSetup: 'test/support/build-assets.ts',
    include: ['test/pictures/*.pictures.ts'],
    testTimeout: 180_000,
  },
})
