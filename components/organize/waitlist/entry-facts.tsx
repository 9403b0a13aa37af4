import { CalendarDays, Users } from "lucide-react";
import { entryDatesWords, peopleWords } from "@/components/sourcing/sourcing-words";
import type { EntryOut } from "@/server/domains/holds/schema";

/** For which dates and how many people an entry waits. */
export function EntryFacts({ entry }: { entry: EntryOut }) {
  const dates = entryDatesWords(entry);
  const people = peopleWords(entry.attendanceMin, entry.attendanceMax);
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm tabular-nums [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-muted">
      {dates && (
        <span className="inline-flex items-center gap-1.5">
          <CalendarDays aria-hidden="true" />
          {dates}
        </span>
      )}
      {people && (
        <span className="inline-flex items-center gap-1.5">
          <Users aria-hidden="true" />
          {people}
        </span>
      )}
    </p>
  );
}
