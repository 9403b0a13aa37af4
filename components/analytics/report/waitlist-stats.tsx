import { counted } from "@/lib/plural";
import type { Report } from "@/server/domains/analytics/report/schema";
import { digits, lengthText } from "./report-words";

/** What became of waitlisted guests, in small numbers. */
export function WaitlistStats({ waitlist }: { waitlist: Report["waitlist"] }) {
  const { waitMinutesMedian, offered } = waitlist;
  const figures = [
    { name: "Joined the waitlist", value: digits(waitlist.joined) },
    { name: "Confirmed automatically", value: digits(waitlist.promoted) },
    ...(offered === 0
      ? []
      : [
          { name: "Offered a seat", value: digits(offered) },
          { name: "Accepted", value: digits(waitlist.accepted) },
          { name: "Refused", value: digits(waitlist.refused) },
          { name: "Ran out", value: digits(waitlist.expired) },
        ]),
    { name: "Gave up", value: digits(waitlist.left) },
    { name: "Still waiting", value: digits(waitlist.waiting) },
    { name: "Median wait", value: waitMinutesMedian === null ? "–" : lengthText(waitMinutesMedian) },
    {
      name: "Skipped",
      value: waitlist.passOvers === 0 ? "Never" : counted(waitlist.passOvers, "time"),
    },
  ];
  return (
    <dl className="-mt-2 grid gap-x-8 text-sm sm:grid-cols-2">
      {figures.map(({ name, value }) => (
        <div key={name} className="flex items-baseline justify-between gap-3 border-border border-b py-2.5">
          <dt className="text-muted">{name}</dt>
          <dd className="whitespace-nowrap font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
