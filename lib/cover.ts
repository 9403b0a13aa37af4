import { type CoverDrawing, type CoverPalette, coverFamilies } from "./cover-patterns";
import { seededRandom } from "./seeded-random";

/** A cover as data: draw the ground, then the glows, then the paths in order. `angle` is in degrees. */
export type Cover = CoverDrawing & { family: keyof typeof coverFamilies; angle: number };

/** The cover that belongs to an id: always the same for the same id, and unlike its neighbours'. */
export function coverFor(id: string): Cover {
  const random = seededRandom(id);
  const pick = <Item>(items: readonly [Item, ...Item[]]) =>
    items[Math.floor(random() * items.length)] ?? items[0];
  const palette = toPalette(pick(palettes));
  const family = pick(familyNames);
  return { ...coverFamilies[family](palette, random), family, angle: Math.round(random() * 8) * 45 };
}

const familyNames = ["tiles", "hills", "ripples", "rays", "bars", "aurora", "ribbons"] as const;

type Colors = readonly [deep: string, main: string, bright: string, pop: string, pale: string];

function toPalette([deep, main, bright, pop, pale]: Colors): CoverPalette {
  return { deep, main, bright, pop, pale };
}

// Hexadecimal, because covers also go into emails and link previews, where oklch() is not understood.
const palettes: readonly [Colors, ...Colors[]] = [
  ["#003a54", "#0081a3", "#31c8c9", "#fac131", "#d8f5f6"],
  ["#111e77", "#264de3", "#59a0f9", "#fe9a6c", "#e8effd"],
  ["#481166", "#a239be", "#ec86cc", "#fec764", "#fbe8f8"],
  ["#5f1113", "#db2e1e", "#fd923e", "#fbdd67", "#feefe0"],
  ["#034424", "#218a45", "#a5d046", "#f7e04f", "#eef6d9"],
  ["#4b0635", "#b0175f", "#f87584", "#fdb171", "#fce9e9"],
  ["#6b3903", "#e2840f", "#f6c835", "#d64651", "#fdf6d8"],
  ["#1b3c5d", "#4188b6", "#90cfe4", "#f37986", "#e8f4fa"],
  ["#24155d", "#6f3bb2", "#e662a8", "#ffb06e", "#f5e5f8"],
  ["#04342a", "#0a6a58", "#5cb28f", "#f7ac4d", "#e3f4e6"],
  ["#771732", "#e94775", "#ffa7bb", "#418ad1", "#ffedef"],
  ["#4d3020", "#b47548", "#e3bd8a", "#007399", "#f9f1e3"],
];
