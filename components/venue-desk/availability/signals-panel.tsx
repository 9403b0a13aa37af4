"use client";

import dynamic from "next/dynamic";
import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { formatDate } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { SignalsOut } from "@/server/domains/availability/signals.schema";
import { type SignalPoint, signalGroups, signalPoints } from "./availability-words";

const ChartSkeleton = () => <Skeleton className="h-full w-full" />;
const SignalChart = dynamic(() => import("./signal-chart"), { ssr: false, loading: ChartSkeleton });

/** What a venue's answers said over the last 90 days, as a chart and as a table. */
export function SignalsPanel({ signals, now }: { signals: SignalsOut; now: Date }) {
  const points = signalPoints(signals.items, (at) =>
    formatDate({ at, timeZone: "UTC", now }).split(" ").slice(1, 3).join(" "),
  );
  const total = points.reduce((sum, point) => sum + sumOf(point), 0);
  return (
    <Card className="space-y-4">
      <CardHeader
        title={`Last ${counted(signals.days, "day")}`}
        description={
          total === 0
            ? "No answers or outcomes yet"
            : `${counted(total, "answer or outcome", "answers and outcomes")}, by the week`
        }
        level="h3"
      />
      {total > 0 && (
        <>
          <ul aria-hidden="true" className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
            {signalGroups.map(({ key, label, color }) => (
              <li key={key} className="flex items-center gap-1.5">
                <span className="size-2.5 rounded-[0.1875rem]" style={{ background: color }} />
                {label}
              </li>
            ))}
          </ul>
          <figure aria-hidden="true" className="h-52">
            <SignalChart points={points} />
          </figure>
          <details>
            <summary className="hit-area relative w-fit rounded-sm text-muted text-sm hover:text-text">
              Show as a table
            </summary>
            <div className="mt-3">
              <SignalTable points={points} />
            </div>
          </details>
        </>
      )}
    </Card>
  );
}

const sumOf = (point: SignalPoint) => signalGroups.reduce((sum, { key }) => sum + point[key], 0);

function SignalTable({ points }: { points: SignalPoint[] }) {
  return (
    <Table label="Answers and outcomes by week">
      <TableHead>
        <TableHeader>Week from</TableHeader>
        {signalGroups.map(({ key, label }) => (
          <TableHeader key={key} numeric>
            {label}
          </TableHeader>
        ))}
      </TableHead>
      <tbody>
        {points.map((point) => (
          <TableRow key={point.week}>
            <TableCell>{point.week}</TableCell>
            {signalGroups.map(({ key }) => (
              <TableCell key={key} numeric>
                {point[key]}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
