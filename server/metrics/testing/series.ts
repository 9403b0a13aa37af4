import { metricsRegistry } from "../../metrics";

/** The present value of each series of this process: `name{label="value"}`. */
export async function seriesNow(): Promise<Map<string, number>> {
  return seriesIn(await metricsRegistry().metrics());
}

/** Every series of a scrape with its value. */
export function seriesIn(text: string): Map<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(" ");
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** Runs `work` and returns the growth of each series. */
export async function growthOf(series: readonly string[], work: () => Promise<unknown>): Promise<number[]> {
  const before = await seriesNow();
  await work();
  const after = await seriesNow();
  return series.map((one) => (after.get(one) ?? 0) - (before.get(one) ?? 0));
}
