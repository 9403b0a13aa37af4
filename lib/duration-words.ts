import { plural } from "./plural";

const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;

/** A length of time as a person says it: "30 minutes", "1 day", "1 day 12 hours". */
export function durationWords(minutes: number): string {
  const parts = [
    { count: Math.floor(minutes / dayMinutes), one: "day", many: "days" },
    { count: Math.floor((minutes % dayMinutes) / hourMinutes), one: "hour", many: "hours" },
    { count: minutes % hourMinutes, one: "minute", many: "minutes" },
  ];
  const said = parts.filter((part) => part.count > 0);
  return said.map(({ count, one, many }) => `${count} ${plural(count, one, many)}`).join(" ") || "0 minutes";
}
