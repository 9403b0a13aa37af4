import type { Tx } from "../db/transaction";

/** One value of a gauge, with its labels. */
export type Sample = { labels: Record<string, string>; value: number };

/** Gauges filled by one query. All processes read the same values. */
export type Reading = {
  /** The help text by the name of the gauge. */
  gauges: Record<string, string>;
  labelNames: string[];
  /** Samples by the name of their gauge. */
  read: (tx: Tx) => Promise<Record<string, Sample[]>>;
};

/** One row of the query, for one value of a label. */
export type Row = Record<string, string | number | null>;

/** One sample of each gauge per row, and 0 for each value in `known` without a row. */
export function samplesOf(
  rows: Row[],
  label: string,
  fields: Record<string, string>,
  known: readonly string[],
): Record<string, Sample[]> {
  const found = new Map(rows.map((row) => [String(row[label]), row]));
  const names = new Set([...known, ...found.keys()]);
  const sampled = Object.entries(fields).map(([gauge, field]) => {
    const samples = [...names].map((name) => ({
      labels: { [label]: name },
      value: Number(found.get(name)?.[field] ?? 0),
    }));
    return [gauge, samples] as const;
  });
  return Object.fromEntries(sampled);
}

/** The sample of a gauge without labels; none if there is no value. */
export const single = (value: number | null | undefined): Sample[] =>
  value === null || value === undefined ? [] : [{ labels: {}, value: Number(value) }];
