import { utcToLocal, zoneLabel } from "../../../lib/dates";
import { remembering } from "../../../lib/remembering";

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** No zone changes its clocks twice within this time. */
const stepMs = 7 * dayMs;

/** The wall clock of the zone, as "20261128T190000". */
export function wallClock(at: Date, timeZone: string): string {
  const seconds = String(at.getUTCSeconds()).padStart(2, "0");
  return `${utcToLocal(at, timeZone).replaceAll(/[-:]/g, "")}${seconds}`;
}

/**
 * Whether the zone's clocks show this time at this instant only. In the hour that is repeated when clocks go back,
 * a wall clock is ambiguous.
 */
export function isShownOnce(at: Date, timeZone: string): boolean {
  const wallMs = at.getTime() + offsetMs(at.getTime(), timeZone);
  const offsets = [at.getTime() - dayMs, at.getTime(), at.getTime() + dayMs].map((ms) =>
    offsetMs(ms, timeZone),
  );
  const shownAt = offsets
    .map((offset) => wallMs - offset)
    .filter((ms) => ms + offsetMs(ms, timeZone) === wallMs);
  return new Set(shownAt).size === 1;
}

/**
 * The zone's rules as a VTIMEZONE from a year before `from` to a year after `to`, from the same tables as every
 * other time on the site. Ready-made blocks were rejected: they are from another release of the tables, and readers
 * would be an hour off in zones that changed in between.
 */
export function vtimezone(timeZone: string, from: Date, to: Date): string {
  return block(timeZone, from.getUTCFullYear() - 1, to.getUTCFullYear() + 1);
}

const block = remembering(
  500,
  (timeZone: string, first: number, last: number) => `${timeZone} ${first} ${last}`,
  (timeZone, first, last) =>
    ["BEGIN:VTIMEZONE", `TZID:${timeZone}`, ...observances(timeZone, [first, last]), "END:VTIMEZONE"].join(
      "\r\n",
    ),
);

function observances(timeZone: string, [first, last]: [number, number]): string[] {
  const [begin, end] = [Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)];
  const lines = observance(timeZone, begin, offsetMs(begin, timeZone));
  for (let ms = begin; ms < end; ms += stepMs) {
    const before = offsetMs(ms, timeZone);
    if (before === offsetMs(ms + stepMs, timeZone)) continue;
    lines.push(...observance(timeZone, changeWithin(ms, ms + stepMs, timeZone), before));
  }
  return lines;
}

/** The offset that starts at this instant; `before` is the offset until then. */
function observance(timeZone: string, ms: number, before: number): string[] {
  const after = offsetMs(ms, timeZone);
  const kind = after > before ? "DAYLIGHT" : "STANDARD";
  const wall = new Date(ms + before).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wall}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `TZNAME:${zoneLabel(new Date(ms), timeZone)}`,
    `END:${kind}`,
  ];
}

/** The first minute of the new offset. */
function changeWithin(startMs: number, endMs: number, timeZone: string): number {
  let [before, after] = [startMs, endMs];
  const old = offsetMs(startMs, timeZone);
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / (2 * minuteMs)) * minuteMs;
    if (offsetMs(middle, timeZone) === old) before = middle;
    else after = middle;
  }
  return after;
}

function offsetMs(ms: number, timeZone: string): number {
  return Date.parse(`${utcToLocal(new Date(ms), timeZone)}Z`) - Math.floor(ms / minuteMs) * minuteMs;
}

function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / minuteMs;
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${ms < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}${pad(minutes % 60)}`;
}
