import { Download } from "lucide-react";
import { type ReactNode, useId } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { Card } from "@/components/ui/card";
import { cn } from "@/lib/class-names";
import type { Chart, Table } from "@/server/domains/analytics/tables/schema";
import { NumbersTable } from "./numbers-table";

type ChartCardProps = {
  /** The chart as a file; left out where there is none. */
  file?: { eventId: string; chart: Chart };
  title: string;
  level?: "h2" | "h3";
  /** What the chart shows, in a sentence. */
  caption: string;
  table: Table;
  /** What will appear here and when, where there is nothing to draw yet. */
  empty?: string | false;
  className?: string;
  children: ReactNode;
};

/** A chart with its name, its meaning in a sentence, its numbers as a table, and as a file. */
export function ChartCard({
  file,
  title,
  level: Heading = "h2",
  caption,
  table,
  empty,
  className,
  children,
}: ChartCardProps) {
  const titleId = useId();
  return (
    <Card padding="none" className={cn("flex min-w-0 flex-col print:break-inside-avoid", className)}>
      <figure aria-labelledby={titleId} className="flex flex-1 flex-col p-4 sm:p-5">
        <div className="flex items-start justify-between gap-3">
          <Heading id={titleId} className="text-base">
            {title}
          </Heading>
          {!empty && file && (
            <a
              href={`/api/v1/events/${file.eventId}/analytics/${file.chart}.csv`}
              download
              aria-label={`${title} as a CSV file`}
              className={cn(buttonStyles({ variant: "ghost", size: "sm" }), "-my-1 text-muted print:hidden")}
            >
              <Download aria-hidden="true" />
              CSV
            </a>
          )}
        </div>
        <figcaption className="mt-1 text-muted text-sm">{empty ? "" : caption}</figcaption>
        {empty ? (
          <p className="mt-3 grid min-h-32 flex-1 place-items-center rounded-control border border-border border-dashed px-6 py-8 text-center text-muted text-sm">
            {empty}
          </p>
        ) : (
          <div className="mt-4">{children}</div>
        )}
      </figure>
      {!empty && <NumbersTable title={title} table={table} />}
    </Card>
  );
}
