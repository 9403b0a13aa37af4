"use client";

import { counted } from "@/lib/plural";
import type { SessionReport } from "@/server/domains/analytics/sessions/schema";
import { timeTable, waitlistTable } from "@/server/domains/analytics/tables/policy";
import type { Distribution } from "@/server/domains/feedback/schema";
import { isCapacityInSight } from "../chart-scale";
import { ArrivalCurve } from "../report/arrival-times-card";
import { BarList } from "../report/bar-list";
import { ChartCard } from "../report/chart-card";
import { TimeChart } from "../report/charts-in-browser";
import { Legend } from "../report/legend";
import { arrivalsText, seatsText, share, waitlistText, waitText } from "../report/report-words";
import { WaitlistStats } from "../report/waitlist-stats";

type SessionChartsProps = { report: SessionReport; now: Date };

/** How one session filled, what became of its waitlist, who came and how it was rated. */
export function SessionCharts({ report, now }: SessionChartsProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-2">
      <FillCard report={report} now={now} />
      <WaitlistCard report={report} />
      <PresenceCard report={report} now={now} />
      <ArrivalCurve
        level="h3"
        arrivals={report.arrivalCurve}
        timeZone={report.overTime.timeZone}
        empty={
          report.arrivalCurve.points.length === 0 && "When guests are checked in, this shows when they came."
        }
      />
      <FeedbackCard feedback={report.feedback} />
    </div>
  );
}

function FillCard({ report, now }: SessionChartsProps) {
  const { points, step, timeZone } = report.overTime;
  const hasCapacity = report.capacity.capacity !== null && isCapacityInSight(points);
  return (
    <ChartCard
      level="h3"
      className="xl:col-span-2"
      title="Seats over time"
      caption={seatsText({ report: { capacity: report.capacity, timeZone }, now })}
      table={timeTable("seats", points, step)}
      empty={points.length === 0 && "RSVPs will show up here as they come in."}
    >
      <Legend
        items={[
          { name: "Seats taken", mark: "line" },
          ...(hasCapacity ? [{ name: "Capacity", mark: "dashes" } as const] : []),
        ]}
      />
      <div className="h-64">
        <TimeChart chart="seats" points={points} step={step} now={now} />
      </div>
    </ChartCard>
  );
}

function WaitlistCard({ report }: Pick<SessionChartsProps, "report">) {
  const { waitlist } = report;
  return (
    <ChartCard
      level="h3"
      title="Waitlist"
      caption={`${waitlistText(report)} ${waitText(report)}`}
      table={waitlistTable(waitlist)}
      empty={waitlist.joined === 0 && "When the session is full, this shows what becomes of its waitlist."}
    >
      <WaitlistStats waitlist={waitlist} />
    </ChartCard>
  );
}

function PresenceCard({ report, now }: SessionChartsProps) {
  const { arrivals } = report;
  const { expected, arrived, missing } = arrivals ?? NO_ONE;
  return (
    <ChartCard
      level="h3"
      title="Who came"
      caption={arrivalsText({ report, now })}
      table={{
        columns: ["", "Groups", "Seats"],
        rows: [
          ["Expected", expected.parties, expected.seats],
          ["Arrived", arrived.parties, arrived.seats],
          ["Did not come", missing.parties, missing.seats],
        ],
      }}
      empty={
        arrivals === null &&
        "Once the session has begun and the first guest is checked in, no-shows are counted here."
      }
    >
      <BarList
        tone="success"
        rows={[
          { name: "Guests expected", value: expected.seats, part: arrived.seats },
          { name: "Arrived", value: arrived.seats, note: share(arrived.seats, expected.seats) },
          { name: "Groups that didn't show up", value: missing.parties, part: 0 },
        ]}
      />
    </ChartCard>
  );
}

const NOTHING = { parties: 0, seats: 0 };
const NO_ONE = { expected: NOTHING, arrived: NOTHING, missing: NOTHING };

const FROM_BEST = [5, 4, 3, 2, 1] as const;

function FeedbackCard({ feedback: { count, average, stars } }: { feedback: Distribution }) {
  return (
    <ChartCard
      level="h3"
      title="Feedback"
      caption={
        average === null
          ? ""
          : `${average.toFixed(1)} of 5 stars on average, from ${counted(count, "rating")}.`
      }
      table={{ columns: ["Stars", "Ratings"], rows: FROM_BEST.map((n) => [String(n), stars[n]]) }}
      empty={count === 0 && "Guests can rate the session once it has begun."}
    >
      <BarList
        rows={FROM_BEST.map((n) => ({
          name: counted(n, "star"),
          value: stars[n],
          note: share(stars[n], count),
        }))}
      />
    </ChartCard>
  );
}
