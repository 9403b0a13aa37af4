import { utcToLocal } from "../../lib/dates";
import type { Report } from "../../server/domains/analytics/report/schema";
import type { ChartPoint } from "../../server/domains/analytics/schema";
import type { HistoryLine } from "./history";

const hourMs = 3_600_000;
const minuteMs = 60_000;
const LIVE = ["confirmed", "waitlisted", "offered", "pending"];
const isLive = (status: string | null) => status !== null && LIVE.includes(status);
const holds = (status: string | null) => status === "confirmed" || status === "offered";

/** The state after each line, computed line by line in the simplest way. */
export function replay(history: readonly HistoryLine[], capacityFirst: number | null) {
  const held = new Map<number, number>();
  const waiting = new Set<number>();
  let [kept, capacity] = [0, capacityFirst];
  return history.map((line) => {
    if (line.action === "terms-changed") capacity = line.detail.capacity ?? null;
    if (line.action === "claim-opened") kept += line.seats;
    if (line.action === "claim-ended" || line.action === "claimed") kept -= line.seats;
    if (line.person !== null) {
      held.set(line.person, holds(line.to) ? line.seats : 0);
      if (line.to === "waitlisted") waiting.add(line.person);
      else waiting.delete(line.person);
    }
    const taken = kept + [...held.values()].reduce((sum, seats) => sum + seats, 0);
    return { line, taken, waiting: waiting.size, capacity };
  });
}

/** The instants at which each hour or day begins in the zone, found by walking through every minute. */
function beginnings(from: Date, to: Date, step: "hour" | "day", timeZone: string): number[] {
  const clock = (ms: number) => utcToLocal(new Date(ms), timeZone);
  const part = (wall: string) => wall.slice(0, step === "hour" ? 13 : 10);
  // An hour that occurs twice begins again where the clock goes back.
  const begins = (ms: number) => {
    const [now, before] = [clock(ms), clock(ms - minuteMs)];
    return part(now) !== part(before) || (step === "hour" && now < before);
  };
  let minute = Math.floor(from.getTime() / minuteMs) * minuteMs;
  while (!begins(minute)) minute -= minuteMs;
  const starts = [minute];
  for (minute += minuteMs; minute <= to.getTime(); minute += minuteMs)
    if (begins(minute)) starts.push(minute);
  return starts;
}

/** The points of the chart from `history[0]` to `to`. */
export function naivePoints(
  history: readonly HistoryLine[],
  by: { step: "hour" | "day"; timeZone: string; to: Date; capacityFirst: number | null },
): ChartPoint[] {
  const { step, timeZone, to, capacityFirst } = by;
  const states = replay(history, capacityFirst);
  const first = history[0]?.at;
  if (!first) return [];
  const starts = beginnings(first, to, step, timeZone);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const within = history.filter(({ at }) => at.getTime() >= start && at.getTime() < end);
    const count = (counts: (line: HistoryLine) => boolean) => within.filter(counts).length;
    const last = states.findLast((state) => state.line.at.getTime() < end);
    return {
      from: utcToLocal(new Date(start), timeZone),
      at: new Date(start).toISOString(),
      rsvps: count(({ from, to: is, action }) => {
        if (action === "agreed") return true;
        return !isLive(from) && isLive(is) && action !== "restored" && action !== "asked";
      }),
      cancellations: count(({ action }) => action === "withdrawn" || action === "refused"),
      declines: count(({ action }) => ["declined", "removed", "barred"].includes(action)),
      promotions: count(
        ({ from, to: is }) => is === "confirmed" && (from === "waitlisted" || from === "offered"),
      ),
      offers: count(({ to: is }) => is === "offered"),
      seatsTaken: last?.taken ?? 0,
      waitlistLength: last?.waiting ?? 0,
      capacity: last ? last.capacity : capacityFirst,
    };
  });
}

export function naiveCapacityUse(history: readonly HistoryLine[], capacityFirst: number | null) {
  const states = replay(history, capacityFirst);
  const full = states.find(({ taken, capacity }) => capacity !== null && taken >= capacity);
  const seatsTakenMax = Math.max(0, ...states.map(({ taken }) => taken));
  return { seatsTakenMax, firstFullAt: full?.line.at.toISOString() ?? null };
}

export function naiveWaitlist(history: readonly HistoryLine[]): Report["waitlist"] {
  const lines = history.filter((line) => line.person !== null);
  const count = (counts: (line: HistoryLine) => boolean) => lines.filter(counts).length;
  const passed = lines.filter(({ action }) => action === "passed-over");
  const since = new Map<number, Date>();
  const waits: number[] = [];
  for (const { person, from, to, at } of lines) {
    if (person === null || from === to) continue;
    const joinedAt = since.get(person);
    since.delete(person);
    if (to === "waitlisted") since.set(person, at);
    else if (joinedAt && holds(to)) waits.push((at.getTime() - joinedAt.getTime()) / minuteMs);
  }
  return {
    joined: count(({ from, to }) => to === "waitlisted" && from !== "waitlisted"),
    promoted: count(({ from, to }) => from === "waitlisted" && to === "confirmed"),
    offered: count(({ to }) => to === "offered"),
    accepted: count(({ from, to }) => from === "offered" && to === "confirmed"),
    refused: count(({ from, action }) => from === "offered" && ["refused", "withdrawn"].includes(action)),
    expired: count(({ action }) => action === "offer-expired"),
    left: count(({ from, action }) => from === "waitlisted" && action === "withdrawn"),
    waiting: since.size,
    waitMinutesMedian: median(waits),
    passOvers: passed.length,
    partiesPassedOver: new Set(passed.map(({ person }) => person)).size,
  };
}

export function naiveCancellations(history: readonly HistoryLine[], startsAt: Date) {
  const gone = history.filter(({ from, action }) => from === "confirmed" && action === "withdrawn");
  const hours = gone.map(({ at }) => (startsAt.getTime() - at.getTime()) / hourMs);
  const leads = {
    late: 0,
    day: 24,
    "three-days": 72,
    week: 168,
    "four-weeks": 672,
    earlier: Number.POSITIVE_INFINITY,
  };
  const lowest = [Number.NEGATIVE_INFINITY, ...Object.values(leads)];
  return {
    parties: gone.length,
    seats: gone.reduce((sum, line) => sum + line.seats, 0),
    hoursBeforeMedian: median(hours),
    byLead: Object.entries(leads).map(([lead, below], index) => {
      const some = gone.filter((_, n) => (hours[n] ?? 0) < below && (hours[n] ?? 0) >= (lowest[index] ?? 0));
      return { lead, parties: some.length, seats: some.reduce((sum, line) => sum + line.seats, 0) };
    }),
  };
}

function median(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [below, above] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}
