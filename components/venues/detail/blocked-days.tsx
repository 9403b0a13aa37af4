import { CalendarX } from "lucide-react";
import { daysWords } from "@/lib/day-words";
import type { Days } from "@/lib/days";
import { counted } from "@/lib/plural";

const SHOWN = 6;

/** Days on which the venue takes no events, without why. */
export function BlockedDays({ blocks }: { blocks: readonly Days[] }) {
  const rest = blocks.slice(SHOWN);
  return (
    <div className="space-y-2">
      <DayList blocks={blocks.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary className="hit-area relative w-fit rounded-sm text-muted text-sm hover:text-text">
            {counted(rest.length, "more range", "more ranges")}
          </summary>
          <div className="mt-2">
            <DayList blocks={rest} />
          </div>
        </details>
      )}
    </div>
  );
}

function DayList({ blocks }: { blocks: readonly Days[] }) {
  return (
    <ul className="flex flex-wrap gap-2 text-sm tabular-nums">
      {blocks.map((days) => (
        <li
          key={`${days.start} ${days.end}`}
          className="flex items-center gap-1.5 rounded-control border border-border bg-surface px-2.5 py-1.5"
        >
          <CalendarX aria-hidden="true" className="size-3.5 text-muted" />
          {daysWords(days)}
        </li>
      ))}
    </ul>
  );
}
