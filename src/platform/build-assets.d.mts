/** Builds style sheet and script into `.fanfare/assets` and writes the manifest that names them. */
export function buildAssets(): Promise<void>
