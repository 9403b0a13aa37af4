import type { BadgeTone } from "@/components/ui/badge";
import { counted, plural } from "@/lib/plural";
import type { JobHealthOut, JobRunOut } from "@/server/domains/operations/jobs/schema";

/** A cron expression of ours in words; others as they are. */
export function scheduleText(cron: string): string {
  const minutes = /^\*(?:\/(\d+))? \* \* \* \*$/.exec(cron);
  if (minutes) return minutes[1] ? `every ${counted(Number(minutes[1]), "minute")}` : "every minute";
  const hours = /^0 \*(?:\/(\d+))? \* \* \*$/.exec(cron);
  if (hours) return hours[1] ? `every ${counted(Number(hours[1]), "hour")}` : "every hour";
  const daily = /^0 (\d+) \* \* \*$/.exec(cron);
  return daily ? `daily at ${daily[1]?.padStart(2, "0")}:00 UTC` : cron;
}

export const runWords: Record<JobRunOut["state"], { label: string; tone: BadgeTone }> = {
  ran: { label: "Ran", tone: "success" },
  running: { label: "Running", tone: "accent" },
  failed: { label: "Failed", tone: "danger" },
  died: { label: "Died", tone: "danger" },
};

/** How long a run took: "12 ms", "3.4 s". */
export function durationText(ms: number | null): string {
  if (ms === null) return "–";
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** What a run did, without the zeros: "done 3 · failed 1". */
export function resultText(result: Record<string, number> | null): string {
  return Object.entries(result ?? {})
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${name} ${count.toLocaleString("en-GB")}`)
    .join(" · ");
}

/** What is wrong with a job beyond its newest run; null where nothing is. */
export function jobTrouble({ failuresInDay, missedSlots, cronOnly, last }: JobHealthOut): string | null {
  const parts = [
    failuresInDay > 0 && `${failuresInDay} failed ${plural(failuresInDay, "run", "runs")} in a day`,
    missedSlots > 0 && last && !cronOnly && `${counted(missedSlots, "slot")} missed`,
  ].filter(Boolean);
  return parts.join(" · ") || null;
}

/** The sentence after an operator started a job. */
export function startedText(
  { outcome, result }: { outcome: "ran" | "failed" | "already-taken"; result: Record<string, number> | null },
  job: string,
): string {
  if (outcome === "already-taken") return `${job} is already running`;
  if (outcome === "failed") return `${job} failed; its run says why`;
  const did = resultText(result);
  return did ? `${job} ran: ${did}` : `${job} ran and found nothing to do`;
}
