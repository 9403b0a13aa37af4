import { plural } from "../../../lib/plural";
import { ordinal } from "../rsvps/ledger/policy";
import type { ActivityKind, ChartStep } from "./schema";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The step at which a span of time fits a chart: at most some 200 points for a year and more. */
export function chooseStep(from: Date, to: Date): ChartStep {
  const spanMs = to.getTime() - from.getTime();
  if (spanMs <= 2 * dayMs) return "hour";
  return spanMs <= 180 * dayMs ? "day" : "week";
}

/** The chart runs up to now, but not on and on after the event, unless the ledger does. */
export function chartEnd(facts: { lastAt: Date; endsAt: Date; now: Date }): Date {
  const { lastAt, endsAt, now } = facts;
  return new Date(Math.max(lastAt.getTime(), Math.min(now.getTime(), endsAt.getTime())));
}

/** One line of the ledger with the names that belong to it. Names are null for what the system did by itself. */
export type ActivityFacts = {
  action: string;
  toStatus: string | null;
  seats: number;
  detail: Record<string, unknown>;
  guestName: string | null;
  actorName: string | null;
};

export type ActivityText = { kind: ActivityKind; who: string; what: string };

const seatsWord = (count: number) => `${count} ${plural(count, "seat", "seats")}`;
const numberIn = (value: unknown) => (typeof value === "number" ? value : 0);

/** A line of the ledger in words, as the hosts read it. */
export function activityText(facts: ActivityFacts): ActivityText {
  if (facts.action === "terms-changed") return termsChanged(facts);
  const who = facts.guestName ?? "Somebody";
  const by = facts.actorName ?? "a host";
  const { seats, detail, toStatus } = facts;
  switch (facts.action) {
    case "confirmed":
      return { kind: "in", who, what: `RSVPed and got ${seatsWord(seats)}` };
    case "waitlisted":
      return {
        kind: "waiting",
        who,
        what: `joined the waitlist for ${seatsWord(seats)}, ${place(detail)} in line`,
      };
    case "edited":
      return { kind: "changed", who, what: edited(numberIn(detail.seatsBefore), seats) };
    case "withdrawn":
      return { kind: "out", who, what: `cancelled a party of ${seats}` };
    case "promoted":
      return { kind: "moved-up", who, what: `moved up from the waitlist into ${seatsWord(seats)}` };
    case "promoted-by-host":
      return { kind: "moved-up", who, what: `was given ${seatsWord(seats)} by ${by}` };
    case "passed-over":
      return { kind: "passed-over", who, what: passedOver(seats, detail) };
    case "declined":
      return { kind: "out", who, what: `was declined by ${by}` };
    case "restored":
      return toStatus === "confirmed"
        ? { kind: "in", who, what: `was let back in by ${by}` }
        : { kind: "waiting", who, what: `was put back on the waitlist by ${by}, ${place(detail)} in line` };
    default:
      return { kind: "changed", who, what: "was changed" };
  }
}

function place(detail: Record<string, unknown>): string {
  return ordinal(numberIn(detail.position));
}

function edited(seatsBefore: number, seats: number): string {
  return seatsBefore === seats
    ? "changed their special requirements"
    : `changed their party from ${seatsBefore} to ${seats}`;
}

function passedOver(party: number, detail: Record<string, unknown>): string {
  const [free, times, timesMax] = [detail.seatsFree, detail.times, detail.timesMax].map(numberIn);
  const were = free === 1 ? "1 seat was free" : `${free} seats were free`;
  return `was passed over (${times} of ${timesMax}): ${were} for a party of ${party}`;
}

/** The words for what a change of terms can name. Times are left to the event's own page. */
const TERM_WORDS: Record<string, string> = {
  state: "who can RSVP",
  guestsMax: "the guests allowed",
  waitlistEnabled: "the waitlist",
  waitlistMode: "the waitlist",
  partyRule: "the waitlist rule",
  passOversMax: "the waitlist rule",
  closesAt: "the RSVP deadline",
  startsAt: "the time",
  endsAt: "the time",
};

function termsChanged({ detail, actorName }: ActivityFacts): ActivityText {
  const who = actorName ?? "A host";
  const changed = typeof detail.changed === "string" ? detail.changed.split(",") : [];
  const words = [...new Set(changed.flatMap((term) => TERM_WORDS[term] ?? []))];
  const capacity = changed.includes("capacity") ? [capacityChange(detail)] : [];
  const what = [...capacity, ...(words.length > 0 ? [`changed ${listed(words)}`] : [])].join(" and ");
  return { kind: "changed", who, what: what || "changed the event" };
}

function capacityChange({ capacity, capacityBefore }: Record<string, unknown>): string {
  if (typeof capacity !== "number") return "made the seats unlimited";
  if (typeof capacityBefore !== "number") return `limited the event to ${seatsWord(capacity)}`;
  const verb = capacity > capacityBefore ? "raised" : "lowered";
  return `${verb} the capacity from ${capacityBefore} to ${capacity}`;
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
