import { dayInZone, formatDate } from "@/lib/dates";
import { counted, grouped, plural } from "@/lib/plural";
import { datesOfSeries } from "@/server/domains/events/series/policy";
import { DATES_MAX, type Repeated, type Repetition } from "@/server/domains/events/series/schema";

type First = { startsAt: string; timeZone: string };

/**
 * What a repetition would make, in a sentence; null where it is not complete.
 * @param there the dates that the series has already
 */
export function repetitionWords(
  first: First,
  repetition: Repetition | null,
  there: readonly First[],
  now: Date,
): string | null {
  if (!repetition) return null;
  const { dates, missing } = datesOfSeries(dayOf(first), repetition);
  const last = dates.at(-1);
  if (!last) return "No other date comes before the end of that day.";
  if (dates.length >= DATES_MAX) return `That is more than ${DATES_MAX} dates. Choose an earlier day.`;
  const days = new Set(there.map(dayOf));
  const added = dates.filter((day) => !days.has(day)).length;
  if (added === 0) return "All of these dates are there already.";
  const made = `${added} more ${plural(added, "date", "dates")}, the last on ${dayWords(last, now)}.`;
  return missing.length > 0 ? `${made} ${missingWords(missing)}` : made;
}

function dayOf({ startsAt, timeZone }: First): string {
  return dayInZone(new Date(startsAt), timeZone);
}

/** Which months have no such day. @param months "2027-02" */
function missingWords(months: string[]): string {
  const names = months.map((month) =>
    new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(
      new Date(month),
    ),
  );
  const last = names.at(-1) ?? "";
  const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
  return `${list} ${plural(names.length, "has", "have")} no such day and ${plural(names.length, "is", "are")} left out.`;
}

/** What became of a repetition. */
export function repeatedWords({ results, skipped }: Repeated): string {
  const made = results.filter((date) => date.outcome === "done").length;
  const there = results.length - made;
  const over = skipped.filter(({ reason }) => reason === "over").length;
  const deleted = skipped.filter(({ reason }) => reason === "deleted").length;
  const missing = skipped.filter(({ reason }) => reason === "no-such-day").map(({ on }) => on);
  return [
    made > 0 ? `${counted(made, "date was", "dates were")} created.` : "No new date was created.",
    there > 0 && `${grouped(there)} existed already.`,
    over > 0 && `${over} would be over already and ${plural(over, "was", "were")} left out.`,
    deleted > 0 && `${deleted} had been deleted and ${plural(deleted, "was", "were")} left out.`,
    missing.length > 0 && missingWords(missing),
  ]
    .filter(Boolean)
    .join(" ");
}

function dayWords(day: string, now: Date): string {
  return formatDate({ at: new Date(`${day}T12:00:00Z`), timeZone: "UTC", now });
}
