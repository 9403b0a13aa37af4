"use client";

import { counted } from "@/lib/plural";
import type { Report } from "@/server/domains/analytics/report/schema";
import { LEAD_WORDS, reportTable } from "@/server/domains/analytics/tables/policy";
import { BarList } from "./bar-list";
import { ChartCard } from "./chart-card";
import { ColumnChart } from "./charts-in-browser";
import { Legend } from "./legend";
import type { ReportFacts } from "./report-facts";
import { arrivalsText, cancellationsText, partiesText, peopleText, share, zoneText } from "./report-words";

const FILLS = ["var(--accent)", "color-mix(in oklch, var(--accent) 35%, transparent)"];

/** With how many the guests come. */
export function PartiesCard({ eventId, report }: ReportFacts) {
  return (
    <ChartCard
      file={{ eventId, chart: "parties" }}
      title="Group sizes"
      caption={partiesText(report)}
      table={reportTable("parties", report)}
      empty={report.parties.length === 0 && "Once guests have seats, this shows how large their groups are."}
    >
      <Legend
        items={[
          { name: "Have seats", mark: "bar" },
          { name: "Waiting", mark: "soft" },
        ]}
      />
      <div className="h-52">
        <ColumnChart columns={report.parties.map(partyColumn)} fills={FILLS} />
      </div>
    </ChartCard>
  );
}

function partyColumn({ size, confirmed, waitlisted }: Report["parties"][number]) {
  const values = [
    { name: "Have seats", value: confirmed },
    { name: "Waiting", value: waitlisted },
  ];
  return { name: String(size), title: size === 1 ? "Alone" : `Groups of ${size}`, values };
}

/** How late guests gave their seats back. */
export function CancellationsCard({ eventId, report }: ReportFacts) {
  const { byLead, parties } = report.cancellations;
  const rows = byLead.toReversed().map(({ lead, parties: value, seats }) => ({
    name: LEAD_WORDS[lead],
    value,
    note: value === seats ? null : counted(seats, "seat", "seats"),
  }));
  return (
    <ChartCard
      file={{ eventId, chart: "cancellations" }}
      title="Cancellations"
      caption={cancellationsText(report)}
      table={reportTable("cancellations", report)}
      empty={parties === 0 && "No cancellations yet. When a guest cancels, this shows how late."}
    >
      <BarList rows={rows} />
    </ChartCard>
  );
}

/** Who came, and which seats stayed empty. */
export function ArrivalsCard({ eventId, report, now }: ReportFacts) {
  const { arrivals } = report;
  const rows = arrivals
    ? [
        { name: "Guests expected", value: arrivals.expected.seats, part: arrivals.arrived.seats },
        {
          name: "Arrived",
          value: arrivals.arrived.seats,
          note: share(arrivals.arrived.seats, arrivals.expected.seats),
        },
        { name: "Groups that didn't show up", value: arrivals.missing.parties, part: 0 },
      ]
    : [];
  return (
    <ChartCard
      file={{ eventId, chart: "arrivals" }}
      title="Who came"
      caption={arrivalsText({ report, now })}
      table={reportTable("arrivals", report)}
      empty={
        arrivals === null &&
        "Once the event has begun and the first guest is checked in, no-shows are counted here."
      }
    >
      <BarList tone="success" rows={rows} />
    </ChartCard>
  );
}

/** Patterns of the guests, never one of them. */
export function PeopleCard({ eventId, report }: ReportFacts) {
  const { timeZones } = report.people;
  const rows = timeZones.map(({ timeZone, people }) => ({
    name: zoneText(timeZone),
    value: people,
    note: share(people, report.funnel.confirmed),
  }));
  return (
    <ChartCard
      file={{ eventId, chart: "people" }}
      title="Time zones"
      caption={peopleText(report)}
      table={reportTable("people", report)}
      empty={
        rows.length === 0 &&
        "From three guests on, this shows their time zones and how many came before. Individual guests are never identified."
      }
    >
      <BarList rows={rows} />
    </ChartCard>
  );
}
