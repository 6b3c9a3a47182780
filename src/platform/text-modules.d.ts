/** What `build-assets.mjs` wrote, absent before the first build. */
declare module '*/assets-manifest.json' {
  const manifest: { readonly style: string; readonly script: string }
  export default manifest
}

/** Every template by its path, written by the same. */
declare module '*/templates.json' {
  const templates: Readonly<Record<string, string>>
  export default templates
}
