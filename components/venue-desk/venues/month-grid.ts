import { addDays, dateOf } from "@/lib/days";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The month of a day, as "2027-05". */
export const monthOf = (day: string) => day.slice(0, 7);

/** "May 2027". */
export function monthName(month: string): string {
  return `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

/** The weeks of a month from Monday on, whole: their first and last days may be of the months around it. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const monday = addDays(first, -((dateOf(first).getUTCDay() + 6) % 7));
  const weeks: string[][] = [];
  for (let start = monday; monthOf(start) <= month; start = addDays(start, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(start, index)));
  return weeks;
}

/** The same day `n` months later; the last one of a shorter month. */
export function addMonths(day: string, n: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n;
  const month = `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
  const wanted = Number(day.slice(8));
  const next = months + 1;
  const nextFirst = `${String(Math.floor(next / 12)).padStart(4, "0")}-${String((next % 12) + 1).padStart(2, "0")}-01`;
  const last = Number(addDays(nextFirst, -1).slice(8));
  return `${month}-${String(Math.min(wanted, last)).padStart(2, "0")}`;
}

/** Where a key moves the focus in a month grid; null where the key means nothing there. */
export function dayByKey(day: string, key: string): string | null {
  const weekday = (dateOf(day).getUTCDay() + 6) % 7;
  const steps = new Map([
    ["ArrowLeft", -1],
    ["ArrowRight", 1],
    ["ArrowUp", -7],
    ["ArrowDown", 7],
    ["Home", -weekday],
    ["End", 6 - weekday],
  ]);
  const step = steps.get(key);
  if (step !== undefined) return addDays(day, step);
  if (key === "PageUp") return addMonths(day, -1);
  return key === "PageDown" ? addMonths(day, 1) : null;
}

export type Chosen = { first: string; last: string };

/** Choosing a day begins a range; choosing one that is not before it ends it. */
export function choose({ first, last }: Chosen, day: string): Chosen {
  if (first === "" || last !== "" || day < first) return { first: day, last: "" };
  return { first, last: day };
}
