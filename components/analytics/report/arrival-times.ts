import { formatTime } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { Arrivals } from "@/server/domains/analytics/arrivals/schema";
import type { Table } from "@/server/domains/analytics/tables/schema";
import type { Column } from "./column-chart";

/** The arrival curve as columns: how many arrived in each step, with the sum so far beside the pointer. */
export function arrivalColumns({ points }: Arrivals, timeZone: string): Column[] {
  return points.map(({ at, arrived, total }) => {
    const name = formatTime(new Date(at), timeZone);
    const values = [
      { name: "Arrived", value: arrived },
      { name: "In all", value: total },
    ];
    return { name, title: `From ${name}`, values };
  });
}

export function arrivalTable({ points }: Arrivals, timeZone: string): Table {
  const rows = points.map(({ at, arrived, total }) => [formatTime(new Date(at), timeZone), arrived, total]);
  return { columns: ["From", "Arrived", "In all"], rows };
}

/** When most people came, in a sentence. */
export function arrivalTimesText({ points, minutes, arrivedSeats }: Arrivals, timeZone: string): string {
  const most = points.reduce<Arrivals["points"][number] | null>(
    (best, point) => (best && best.arrived >= point.arrived ? best : point),
    null,
  );
  if (!most) return "No one has been checked in yet.";
  const here = `${counted(arrivedSeats, "person is", "people are")} here.`;
  return `${here} Most came within ${counted(minutes, "minute")} from ${formatTime(new Date(most.at), timeZone)}.`;
}
