import { counted } from "@/lib/plural";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Below this, seconds are shown. */
const SECONDS_FROM_MS = 10 * MINUTE_MS;

/** "2 days 3 h", "3 h 12 min", "12 min", "9 min 05 s". Never less than nothing. */
export function timeLeftWords(leftMs: number): string {
  const left = Math.max(0, leftMs);
  const [days, hours] = [Math.floor(left / DAY_MS), Math.floor((left % DAY_MS) / HOUR_MS)];
  const [minutes, seconds] = [
    Math.floor((left % HOUR_MS) / MINUTE_MS),
    Math.floor((left % MINUTE_MS) / SECOND_MS),
  ];
  if (days > 0) return `${counted(days, "day")}${hours > 0 ? ` ${hours} h` : ""}`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  if (left >= SECONDS_FROM_MS) return `${minutes} min`;
  if (minutes > 0) return `${minutes} min ${String(seconds).padStart(2, "0")} s`;
  return `${seconds} s`;
}

/** In how many ms the words change. */
export function nextChangeMs(leftMs: number): number {
  const unit = leftMs > SECONDS_FROM_MS ? MINUTE_MS : SECOND_MS;
  return (leftMs % unit) + 1;
}
