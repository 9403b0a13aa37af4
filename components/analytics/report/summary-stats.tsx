import { Stat, StatGroup } from "@/components/ui/stat";
import { counted } from "@/lib/plural";
import type { Report } from "@/server/domains/analytics/report/schema";
import type { RsvpsOverTime } from "@/server/domains/analytics/schema";
import { digits, share } from "./report-words";

type SummaryStatsProps = { report: Report; totals: RsvpsOverTime["totals"]; isOver: boolean };

/** The four numbers that a host looks for first. */
export function SummaryStats({ report, totals, isOver }: SummaryStatsProps) {
  const { capacity, funnel, arrivals, waitlist } = report;
  const used = capacity.capacity === null ? null : share(capacity.seatsTaken, capacity.capacity);
  const converted = share(funnel.answered, funnel.visitors);
  return (
    <section aria-label="In short">
      <StatGroup>
        <Stat
          label="Seats taken"
          value={ofAll(capacity.seatsTaken, capacity.capacity)}
          hint={used ? `${used} of the seats` : "No limit"}
        />
        <Stat
          label="Visitors"
          value={digits(funnel.visitors)}
          hint={converted ? `${converted} of them RSVPed` : "Counted once a day each"}
        />
        <Stat
          label="RSVPs"
          value={digits(totals.rsvps)}
          hint={totals.cancellations > 0 ? `${digits(totals.cancellations)} cancelled` : "None cancelled"}
        />
        {arrivals ? (
          <Stat
            label="Arrived"
            value={ofAll(arrivals.arrived.seats, arrivals.expected.seats)}
            hint={
              isOver
                ? `${counted(arrivals.missing.seats, "no-show", "no-shows")}`
                : `${digits(arrivals.missing.seats)} to come`
            }
          />
        ) : (
          <Stat
            label="Joined the waitlist"
            value={digits(waitlist.joined)}
            hint={
              waitlist.joined === 0
                ? "No one had to wait"
                : `${digits(waitlist.promoted + waitlist.accepted)} got a seat`
            }
          />
        )}
      </StatGroup>
    </section>
  );
}

/** "37 of 50"; the whole is small, as it is not the news. */
function ofAll(count: number, all: number | null) {
  return (
    <>
      {digits(count)}
      {all !== null && <span className="font-normal text-base text-muted"> of {digits(all)}</span>}
    </>
  );
}
