/** The colours that people choose from, by name. What they look like in each theme is decided where they are drawn. */
export const PALETTE = ["blue", "green", "amber", "red", "violet", "teal", "pink", "grey"] as const;
export type PaletteColor = (typeof PALETTE)[number];
