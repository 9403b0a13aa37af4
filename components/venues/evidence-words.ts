import { counted, plural } from "@/lib/plural";
import type { BadgeOut } from "@/server/domains/availability/schema";
import type { AnswerRate } from "@/server/domains/venues/schema";

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** From what the badge is known, and how old that is: "From 3 answers, newest 2 days ago". */
export function evidenceWords({ status, evidence, updatedAt }: BadgeOut, now: Date): string {
  const { answers, newestAt } = evidence;
  if (answers > 0 && newestAt)
    return `From ${counted(answers, "answer")}, ${plural(answers, "given", "newest")} ${ago(newestAt, now)}`;
  if (status === "not_set") return "This venue hasn't answered enough requests yet. Ask to find out.";
  return updatedAt ? `Set by the venue ${ago(updatedAt, now)}` : "Set by the venue";
}

/** "today", "yesterday", "5 days ago", "3 months ago". */
function ago(at: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(at)) / (DAY_HOURS * HOUR_MS));
  if (days < 1) return "within the last day";
  if (days < 60) return `${counted(days, "day")} ago`;
  return `${counted(Math.floor(days / 30), "month")} ago`;
}

/** How often and how fast the venue answers: "Answers 9 of 10 requests, usually within 2 days". Null where unknown. */
export function answerRateWords(rate: AnswerRate): string | null {
  if (!rate) return null;
  const often = `Answers ${rate.answered} of ${counted(rate.requests, "request")}`;
  return rate.usualHours === null ? often : `${often}, usually within ${within(rate.usualHours)}`;
}

function within(hours: number): string {
  if (hours <= 1) return "an hour";
  if (hours <= DAY_HOURS) return counted(Math.ceil(hours), "hour");
  return counted(Math.ceil(hours / DAY_HOURS), "day");
}
