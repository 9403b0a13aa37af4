"use client";

import { LEAD_WORDS, reportTable } from "@/server/domains/analytics/tables/policy";
import { BarList } from "./bar-list";
import { ChartCard } from "./chart-card";
import { ColumnChart } from "./late-charts";
import { Legend } from "./legend";
import type { ReportFacts } from "./report-facts";
import { arrivalsText, cancellationsText, partiesText, peopleText, share, zoneText } from "./report-words";

const FILLS = ["var(--accent)", "color-mix(in oklch, var(--accent) 35%, transparent)"];

/** The guests as a crowd: how many come together, who leaves when, who arrives, where they live. */
export function GuestCharts({ eventId, report, now }: ReportFacts) {
  const { parties, cancellations, arrivals, people } = report;
  const seated = report.funnel.confirmed;
  return (
    <>
      <ChartCard
        {...{ eventId, chart: "parties", title: "Party sizes", caption: partiesText(report) }}
        table={reportTable("parties", report)}
        empty={parties.length === 0 && "Once somebody has a seat, this shows with how many they come."}
      >
        <Legend
          items={[
            { name: "Have seats", mark: "bar" },
            { name: "Waiting", mark: "soft" },
          ]}
        />
        <div className="h-52">
          <ColumnChart columns={parties.map(partyColumn)} fills={FILLS} />
        </div>
      </ChartCard>
      <ChartCard
        {...{
          eventId,
          chart: "cancellations",
          title: "When seats came back",
          caption: cancellationsText(report),
        }}
        table={reportTable("cancellations", report)}
        empty={
          cancellations.parties === 0 &&
          "Nobody has given a seat back. If somebody does, this shows how late."
        }
      >
        <BarList
          rows={cancellations.byLead.toReversed().map(({ lead, parties: value, seats }) => ({
            name: LEAD_WORDS[lead],
            value,
            note: value === seats ? null : `${seats} seats`,
          }))}
        />
      </ChartCard>
      <ChartCard
        {...{ eventId, chart: "arrivals", title: "Who came", caption: arrivalsText({ report, now }) }}
        table={reportTable("arrivals", report)}
        empty={
          arrivals === null &&
          "Once the event has begun and the first guest is checked in, no-shows are counted here."
        }
      >
        {arrivals && (
          <BarList
            tone="success"
            rows={[
              { name: "Guests expected", value: arrivals.expected.seats, part: arrivals.arrived.seats },
              {
                name: "Arrived",
                value: arrivals.arrived.seats,
                note: share(arrivals.arrived.seats, arrivals.expected.seats),
              },
              { name: "Parties of which nobody came", value: arrivals.missing.parties, part: 0 },
            ]}
          />
        )}
      </ChartCard>
      <ChartCard
        {...{ eventId, chart: "people", title: "Where they live", caption: peopleText(report) }}
        table={reportTable("people", report)}
        empty={
          people.timeZones.length === 0 &&
          "From three guests on, this shows their time zones and who came before. It never points at anybody."
        }
      >
        <BarList
          rows={people.timeZones.map(({ timeZone, people: value }) => ({
            name: zoneText(timeZone),
            value,
            note: share(value, seated),
          }))}
        />
      </ChartCard>
    </>
  );
}

function partyColumn({
  size,
  confirmed,
  waitlisted,
}: {
  size: number;
  confirmed: number;
  waitlisted: number;
}) {
  const values = [
    { name: "Have seats", value: confirmed },
    { name: "Waiting", value: waitlisted },
  ];
  return { name: String(size), title: size === 1 ? "Alone" : `Parties of ${size}`, values };
}
