/** The families of patterns that `lib/cover.ts` chooses from. All draw on a canvas of 1600 by 900. */

export const coverWidth = 1600;
export const coverHeight = 900;

/** Five colours from dark to light, with `pop` standing apart from the others. */
export type CoverPalette = { deep: string; main: string; bright: string; pop: string; pale: string };

/** A shape: filled, or drawn as a line when it has a `stroke`. */
type CoverPath = { d: string; fill?: string; stroke?: string; strokeWidth?: number; opacity?: number };

/** A soft round light that fades to nothing at its radius. */
type CoverGlow = { cx: number; cy: number; r: number; color: string };

/** What a family draws over the ground, a gradient between two colours. */
export type CoverDrawing = { ground: [from: string, to: string]; glows: CoverGlow[]; paths: CoverPath[] };

type Family = (palette: CoverPalette, random: () => number) => CoverDrawing;

const between = (random: () => number, low: number, high: number) =>
  Math.round(low + random() * (high - low));

const disc = (cx: number, cy: number, r: number) =>
  `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** Quarter circles, leaves and discs on a grid. */
const tiles: Family = ({ deep, main, bright, pop, pale }, random) => {
  const side = 225;
  const byColor = new Map<string, string>();
  const colors = [main, main, bright, bright, pop, pale];
  for (let x = -100; x < coverWidth; x += side) {
    for (let y = 0; y < coverHeight; y += side) {
      const color = colors[between(random, 0, colors.length - 1)] ?? main;
      const shape = tileAt(x, y, side, random);
      byColor.set(color, (byColor.get(color) ?? "") + shape);
    }
  }
  const paths = [...byColor].map(([fill, d]) => ({ d, fill }));
  return { ground: [deep, deep], glows: [], paths };
};

function tileAt(x: number, y: number, side: number, random: () => number): string {
  const [right, bottom, arc] = [x + side, y + side, `A${side} ${side} 0 0 1 `];
  const shapes = [
    `M${x} ${y}H${right}${arc}${x} ${bottom}z`,
    `M${right} ${y}V${bottom}${arc}${x} ${y}z`,
    `M${right} ${bottom}H${x}${arc}${right} ${y}z`,
    `M${x} ${bottom}V${y}${arc}${right} ${bottom}z`,
    `M${x} ${y}${arc}${right} ${bottom}${arc}${x} ${y}z`,
    disc(x + side / 2, y + side / 2, side * 0.3),
    "",
  ];
  return shapes[between(random, 0, shapes.length - 1)] ?? "";
}

/** Hills one behind the other, under a low sun. */
const hills: Family = ({ deep, main, bright, pop, pale }, random) => {
  const sun = { cx: between(random, 350, 1250), cy: between(random, 240, 400), r: between(random, 90, 150) };
  const layers = [0.3, 0.42, 0.55, 0.72, 0.9].map((opacity, index) => {
    const level = 430 + index * 100;
    const [a, b, c] = [between(random, -90, 90), between(random, -90, 90), between(random, -60, 60)];
    const d = `M0 ${level + c}C300 ${level + a} 500 ${level - a} 800 ${level}S1300 ${level + b} 1600 ${level - c}V900H0z`;
    return { d, fill: index < 2 ? main : deep, opacity };
  });
  return {
    ground: [pale, bright],
    glows: [{ ...sun, r: sun.r * 5, color: pop }],
    paths: [{ d: disc(sun.cx, sun.cy, sun.r), fill: pop }, ...layers],
  };
};

/** Rings in the water, from one or two stones. */
const ripples: Family = ({ deep, main, bright, pop, pale }, random) => {
  const colors = [main, bright, deep, main, pale, bright, pop];
  const rings = (cx: number, cy: number, step: number) =>
    colors.map((fill, index) => ({ d: disc(cx, cy, (colors.length - index) * step), fill }));
  const onTheLeft = random() < 0.5;
  const near = rings(
    onTheLeft ? between(random, 250, 600) : between(random, 1000, 1350),
    between(random, 350, 900),
    105,
  );
  const far = rings(
    onTheLeft ? between(random, 1300, 1650) : between(random, -50, 300),
    between(random, -80, 160),
    62,
  );
  return { ground: [deep, main], glows: [], paths: [...far, ...near] };
};

/** Rays from a rising disc. */
const rays: Family = ({ deep, main, bright, pop, pale }, random) => {
  const [cx, cy] = [between(random, 400, 1200), between(random, 760, 980)];
  const count = between(random, 14, 22);
  const turn = random() * Math.PI;
  const wedge = (index: number) => {
    const [from, to] = [index, index + 0.5].map((step) => turn + (step / count) * Math.PI * 2);
    const point = (angle = 0) =>
      `${Math.round(cx + Math.cos(angle) * 2000)} ${Math.round(cy + Math.sin(angle) * 2000)}`;
    return `M${cx} ${cy}L${point(from)}L${point(to)}z`;
  };
  return {
    ground: [main, deep],
    glows: [{ cx, cy, r: 1100, color: bright }],
    paths: [
      { d: Array.from({ length: count }, (_, index) => wedge(index)).join(""), fill: bright, opacity: 0.5 },
      { d: disc(cx, cy, 330), fill: bright },
      { d: disc(cx, cy, 250), fill: pop },
      { d: disc(cx, cy, 165), fill: pale },
    ],
  };
};

/** Short bars with round ends, all leaning the same way. */
const bars: Family = ({ deep, main, bright, pop, pale }, random) => {
  const colors = [bright, bright, pale, pop, main, main];
  const paths: CoverPath[] = [];
  for (let lane = -6; lane < 15; lane++) {
    for (let start = between(random, -300, 0); start < 1500; ) {
      const length = between(random, 60, 520);
      const [x, y] = [lane * 130 + start * 0.5, start * 0.866 - 120];
      const stroke = colors[between(random, 0, colors.length - 1)] ?? main;
      const d = `M${Math.round(x)} ${Math.round(y)}l${Math.round(length * 0.5)} ${Math.round(length * 0.866)}`;
      if (random() < 0.72) paths.push({ d, stroke, strokeWidth: 74 });
      start += length + 150;
    }
  }
  return { ground: [deep, main], glows: [], paths };
};

/** Lights behind fine contour lines. */
const aurora: Family = ({ deep, main, bright, pop, pale }, random) => {
  const glows = [main, main, bright, bright, pop].map((color) => ({
    cx: between(random, 0, coverWidth),
    cy: between(random, 0, coverHeight),
    r: between(random, 480, 820),
    color,
  }));
  const [bend, height] = [between(random, 140, 320), between(random, 200, 420)];
  const lines = Array.from({ length: 14 }, (_, index) => {
    const [y, swing] = [height + index * 34, bend - index * 16];
    return `M-20 ${y}C350 ${y - swing} 550 ${y + swing} 850 ${y}S1350 ${y - swing} 1620 ${y + 40}`;
  });
  return {
    ground: [deep, deep],
    glows,
    paths: [{ d: lines.join(""), stroke: pale, strokeWidth: 2.5, opacity: 0.42 }],
  };
};

/** Broad stripes that swing across together. */
const ribbons: Family = ({ deep, main, bright, pop, pale }, random) => {
  const [top, swing] = [between(random, 120, 300), between(random, 220, 420) * (random() < 0.5 ? -1 : 1)];
  const paths = [deep, main, bright, pale, pop, bright, main].map((stroke, index) => {
    const y = top + index * 88;
    const d = `M-60 ${y}C400 ${y - swing} 600 ${y + swing} 900 ${y + 40}S1400 ${y - swing} 1660 ${y + 60}`;
    return { d, stroke, strokeWidth: 90 };
  });
  return random() < 0.5
    ? { ground: [pale, pale], glows: [], paths }
    : { ground: [deep, main], glows: [], paths: paths.slice(1) };
};

export const coverFamilies = { tiles, hills, ripples, rays, bars, aurora, ribbons };
