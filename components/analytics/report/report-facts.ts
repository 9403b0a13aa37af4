import type { Report } from "@/server/domains/analytics/report/schema";
import type { RsvpsOverTime } from "@/server/domains/analytics/schema";

/** What the charts of one event are drawn from. */
export type ReportFacts = { eventId: string; report: Report; overTime: RsvpsOverTime; now: Date };
