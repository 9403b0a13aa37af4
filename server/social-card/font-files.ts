/** The fonts of social images. They come with the packages; nothing is fetched at run time. */

import path from "node:path";

/** A family of a package: its files, and which of its subsets are used (default: all). */
export type FontFamily = { name: string; folder: string; file: (subset: string) => string; subset?: RegExp };

const fontsource =
  (scope: string, style: string) =>
  (name: string, subset?: RegExp): FontFamily => ({
    name,
    folder: path.join("node_modules", scope, name),
    file: (part) => `files/${name}-${part.replace(/[[\]]/g, "")}-${style}-normal.woff2`,
    ...(subset && { subset }),
  });
const variable = fontsource("@fontsource-variable", "wght");
const still = fontsource("@fontsource", "400");

/** The site's own font, for text that it covers completely. Its package has no list of what it covers. */
export const SITE_FONT = path.join(
  "node_modules",
  "geist",
  "dist",
  "fonts",
  "geist-sans",
  "Geist-Variable.woff2",
);
export const SITE_FONT_COVERS =
  /^[\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026]$/u;

export const LATIN = variable("noto-sans", /^(?!devanagari)/);

/** One file with all emoji; the package's list names the parts into which it is also split. */
export const EMOJI: FontFamily = {
  ...still("noto-color-emoji"),
  file: () => "files/noto-color-emoji-emoji-400-normal.woff2",
};

const script = (name: string) => variable(`noto-sans-${name}`, new RegExp(`^${name}$`));

/** Scripts that belong to one family each. */
export const SCRIPTS: FontFamily[] = [
  ...["arabic", "hebrew", "syriac", "thaana", "armenian", "georgian", "ethiopic"].map(script),
  ...["devanagari", "bengali", "gurmukhi", "gujarati", "oriya", "tamil", "telugu", "kannada"].map(script),
  ...["malayalam", "sinhala", "thai", "lao", "khmer", "myanmar"].map(script),
  variable("noto-serif-tibetan", /^tibetan$/),
  still("noto-sans-mongolian", /^mongolian$/),
];

const eastAsian = (name: string) => variable(name, /^\[|^latin/);

/** Families that draw the same Chinese characters in the form of their country. */
export const EAST_ASIAN = {
  sc: eastAsian("noto-sans-sc"),
  tc: eastAsian("noto-sans-tc"),
  jp: eastAsian("noto-sans-jp"),
  kr: eastAsian("noto-sans-kr"),
};

export const SYMBOLS: FontFamily[] = [
  variable("noto-sans-symbols"),
  still("noto-sans-symbols-2"),
  still("noto-sans-math"),
];

/** Every family, for the check that all files are installed. */
export const ALL_FAMILIES = [LATIN, EMOJI, ...SCRIPTS, ...Object.values(EAST_ASIAN), ...SYMBOLS];
