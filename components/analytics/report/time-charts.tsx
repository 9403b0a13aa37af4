"use client";

import { timeTable } from "@/server/domains/analytics/tables/policy";
import type { TimeChart as Kind } from "@/server/domains/analytics/tables/schema";
import { isCapacityInSight } from "../chart-scale";
import { ChartCard } from "./chart-card";
import { TimeChart } from "./charts-in-browser";
import { Legend } from "./legend";
import type { ReportFacts } from "./report-facts";
import { answersText, seatsText, waitlistText } from "./report-words";

/** Seats, RSVPs and the waitlist over time. */
export function TimeCharts(facts: ReportFacts) {
  const { report, overTime } = facts;
  const noAnswer = overTime.totals.rsvps === 0;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-2">
      <TimeCard
        {...facts}
        chart="seats"
        title="Seats over time"
        caption={seatsText(facts)}
        empty={noAnswer && "RSVPs will show up here as they come in."}
        legend={[
          { name: "Seats taken", mark: "line" },
          ...(report.capacity.capacity === null || !isCapacityInSight(overTime.points)
            ? []
            : [{ name: "Capacity", mark: "dashes" } as const]),
        ]}
        wide
      />
      <TimeCard
        {...facts}
        chart="rsvps"
        title="RSVPs and cancellations"
        caption={answersText(overTime)}
        empty={noAnswer && "The first RSVP draws the first bar."}
        legend={[
          { name: "New RSVPs", mark: "bar" },
          { name: "Cancelled or declined, downwards", mark: "gone" },
        ]}
      />
      <TimeCard
        {...facts}
        chart="waitlist"
        title="Waitlist"
        caption={waitlistText(report)}
        empty={
          report.waitlist.joined === 0 && "When the event is full, this shows how long the waitlist gets."
        }
        legend={[{ name: "Groups waiting", mark: "waiting" }]}
      />
    </div>
  );
}

type TimeCardProps = ReportFacts & {
  chart: Kind;
  title: string;
  caption: string;
  empty: string | false;
  legend: Parameters<typeof Legend>[0]["items"];
  wide?: boolean;
};

function TimeCard({ chart, title, caption, empty, legend, wide = false, ...facts }: TimeCardProps) {
  const { points, step } = facts.overTime;
  return (
    <ChartCard
      file={{ eventId: facts.eventId, chart }}
      title={title}
      caption={caption}
      empty={empty}
      table={timeTable(chart, points, step)}
      {...(wide && { className: "xl:col-span-2" })}
    >
      <Legend items={legend} />
      <div className={wide ? "h-64 sm:h-72" : "h-56"}>
        <TimeChart chart={chart} points={points} step={step} now={facts.now} />
      </div>
    </ChartCard>
  );
}
