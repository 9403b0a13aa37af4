"use client";

import { reportTable } from "@/server/domains/analytics/tables/policy";
import { BarList } from "./bar-list";
import { ChartCard } from "./chart-card";
import { Legend } from "./legend";
import type { ReportFacts } from "./report-facts";
import { funnelText, share, sourceText, waitText } from "./report-words";
import { WaitlistStats } from "./waitlist-stats";

/** The guests' way from the page over the waitlist to a seat and the door. */
export function WayCharts({ eventId, report }: ReportFacts) {
  const { funnel, sources, waitlist } = report;
  const steps = [
    { name: "Looked at the page", value: funnel.visitors },
    { name: "RSVPed", value: funnel.answered, note: share(funnel.answered, funnel.visitors) },
    { name: "Had a seat", value: funnel.seated, note: share(funnel.seated, funnel.answered) },
    { name: "Have a seat now", value: funnel.confirmed, note: share(funnel.confirmed, funnel.seated) },
    ...(funnel.arrived === null
      ? []
      : [{ name: "Arrived", value: funnel.arrived, note: share(funnel.arrived, funnel.confirmed) }]),
  ];
  const origins = sources.map(({ source, visitors, rsvps }) => ({
    name: sourceText(source),
    value: Math.max(visitors, rsvps),
    part: rsvps,
    note: `${rsvps.toLocaleString("en-GB")} RSVPed`,
  }));
  return (
    <>
      <ChartCard
        file={{ eventId, chart: "funnel" }}
        title="Conversion"
        caption={funnelText(report)}
        table={reportTable("funnel", report)}
      >
        <BarList rows={steps} />
      </ChartCard>
      <ChartCard
        file={{ eventId, chart: "sources" }}
        title="Traffic sources"
        caption="Add ?utm_source=newsletter to a link that you share, and it is counted by that name."
        table={reportTable("sources", report)}
        empty={origins.length === 0 && "Once people visit, this shows where they found the link."}
      >
        <Legend
          items={[
            { name: "Visitors", mark: "soft" },
            { name: "RSVPed", mark: "bar" },
          ]}
        />
        <BarList rows={origins} />
      </ChartCard>
      {waitlist.joined > 0 && (
        <ChartCard
          file={{ eventId, chart: "offers" }}
          title="Waitlist performance"
          caption={waitText(report)}
          table={reportTable("offers", report)}
        >
          <WaitlistStats waitlist={waitlist} />
        </ChartCard>
      )}
    </>
  );
}
