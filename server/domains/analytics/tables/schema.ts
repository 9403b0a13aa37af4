import { z } from "zod";
import { id } from "../../../../lib/wire-schema";

/** Charts over time, and charts of outcomes: each is available as a table. */
const timeChart = z.enum(["rsvps", "seats", "waitlist"]);
const reportChart = z.enum([
  "funnel",
  "views",
  "sources",
  "parties",
  "cancellations",
  "arrivals",
  "people",
  "offers",
]);
export const chart = z.enum([...timeChart.options, ...reportChart.options]);

export const chartFileInput = z.strictObject({ eventId: id, chart });

export type TimeChart = z.infer<typeof timeChart>;
export type ReportChart = z.infer<typeof reportChart>;
export type Chart = z.infer<typeof chart>;

/** The numbers behind a chart, as a file and as a table on the page. */
export type Table = { columns: string[]; rows: (string | number | null)[][] };
