/** How the charts of the product look. Colours are the tokens of the theme. */

export const axis = {
  axisLine: false,
  tickLine: false,
  tick: { fill: "var(--muted)", fontSize: 12 },
} as const;

/** A live chart is redrawn without animation. */
export const still = { isAnimationActive: false } as const;

export const wholeNumbers = {
  allowDecimals: false,
  width: 40,
  niceTicks: "snap125",
  tickFormatter: (count: number) => count.toLocaleString("en-GB"),
} as const;

export const dashed = { stroke: "var(--muted)", strokeDasharray: "4 4" } as const;
