import { toCsv } from "../../../../lib/csv";
import type { Db } from "../../../db/client";
import { readRsvpsOverTime } from "../queries";
import { readReport } from "../report/queries";
import { isTimeChart, reportTable, timeTable } from "./policy";
import type { Chart, Table } from "./schema";

type NamedEvent = { id: string; poolId: string; slug: string };

/** The numbers behind one chart as a CSV file. For hosts only. */
export async function readChartFile(
  db: Db,
  event: NamedEvent,
  chart: Chart,
  now: Date,
): Promise<{ name: string; text: string }> {
  const { columns, rows } = await readTable(db, event, chart, now);
  return { name: `${event.slug}-${chart}.csv`, text: toCsv([columns, ...rows]) };
}

async function readTable(db: Db, event: NamedEvent, chart: Chart, now: Date): Promise<Table> {
  if (!isTimeChart(chart)) return reportTable(chart, await readReport(db, event, now));
  const { points, step } = await readRsvpsOverTime(db, event, now);
  return timeTable(chart, points, step);
}
