import { counted } from "@/lib/plural";
import type { JobHealthOut } from "@/server/domains/operations/jobs/schema";
import type { OverviewOut } from "@/server/domains/operations/overview/schema";
import { ageText, incidentWords } from "../words";

export type HealthStat = {
  href: string;
  label: string;
  value: string;
  hint: string;
  /** What is wrong, in two words; null where all is well, absent where it is neither well nor wrong. */
  trouble?: string | null;
};

/** Facts are handed on within seconds; one this old is stuck. */
const OLD_MS = 60_000;

/** The numbers of the overview, the most important first. */
export function healthStats(overview: OverviewOut, jobs: readonly JobHealthOut[], now: Date): HealthStat[] {
  const { deliveries, incidents, refusals, users } = overview;
  const failing = jobs.filter(isFailing);
  const open = incidents.reduce((sum, { count }) => sum + count, 0);
  return [
    ...outboxStats(overview.outbox, now),
    {
      href: "/admin/deliveries",
      label: "Failed messages",
      value: deliveries.parked.toLocaleString("en-GB"),
      hint: `${counted(deliveries.due, "more is", "more are")} due now`,
      trouble: deliveries.parked > 0 ? "Needs attention" : null,
    },
    {
      href: "/admin/jobs",
      label: "Jobs failing",
      value: String(failing.length),
      hint: failing.length > 0 ? failing.map((job) => job.name).join(", ") : `of ${jobs.length}`,
      trouble: failing.length > 0 ? "Failing" : null,
    },
    {
      href: "/admin/incidents",
      label: "Open incidents",
      value: open.toLocaleString("en-GB"),
      hint:
        incidents.map(({ kind, count }) => `${incidentWords(kind).label}: ${count}`).join(" · ") || "none",
      trouble: open > 0 ? "Open" : null,
    },
    {
      href: "/admin/limits",
      label: "Rate-limited requests",
      value: refusals.refused.toLocaleString("en-GB"),
      hint: `${counted(refusals.subjects, "limit was", "limits were")} hit in the last day`,
    },
    {
      href: "/admin/users",
      label: "People",
      value: users.all.toLocaleString("en-GB"),
      hint: `${users.banned.toLocaleString("en-GB")} banned`,
    },
  ];
}

function outboxStats({ pending, oldestAt, parked }: OverviewOut["outbox"], now: Date): HealthStat[] {
  const ageMs = oldestAt ? now.getTime() - Date.parse(oldestAt) : 0;
  return [
    {
      href: "/admin/outbox",
      label: "Oldest pending event",
      value: ageText(ageMs),
      hint: `${counted(pending, "delivery", "deliveries")} pending`,
      trouble: ageMs > OLD_MS ? "Behind" : null,
    },
    {
      href: "/admin/outbox#parked",
      label: "Failed in the outbox",
      value: parked.toLocaleString("en-GB"),
      hint: "unreadable events and failed deliveries",
      trouble: parked > 0 ? "Needs attention" : null,
    },
  ];
}

/** Its newest run did not end well; that an older one did not is history. */
function isFailing({ last }: JobHealthOut): boolean {
  return last?.state === "failed" || last?.state === "died";
}
