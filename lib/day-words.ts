import { type Days, lastDay } from "./days";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];

const parts = (day: string) => {
  const [year = "", month = "", date = ""] = day.split("-");
  return { year, month: MONTHS[Number(month) - 1] ?? "", date: String(Number(date)) };
};

/** A calendar day in words: "2027-05-10" is "10 May 2027". */
export function dayWords(day: string): string {
  const { year, month, date } = parts(day);
  return `${date} ${month} ${year}`;
}

/** A range of days in words, by its first and last day: "10 – 12 May 2027", "30 Apr – 2 May 2027". */
export function daysWords(days: Days): string {
  const last = lastDay(days);
  if (last <= days.start) return dayWords(days.start);
  const [from, to] = [parts(days.start), parts(last)];
  if (from.year !== to.year) return `${dayWords(days.start)} – ${dayWords(last)}`;
  const start = from.month === to.month ? from.date : `${from.date} ${from.month}`;
  return `${start} – ${dayWords(last)}`;
}
