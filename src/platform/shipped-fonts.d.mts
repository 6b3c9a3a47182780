export declare const FONT_PACKAGES: readonly string[]
export declare function packageOfFont(file: string): string | undefined
