import { useManaged } from "@/components/events/manage/manage-context";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/class-names";
import { formatStart } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { SeriesDate } from "@/server/domains/events/series/schema";
import { seatsWord } from "./seats-word";

type DatesListProps = { dates: SeriesDate[]; eventId: string; frequency: "weekly" | "monthly" };

/** Every date with its status; each links to its own manage page. */
export function DatesList({ dates, eventId, frequency }: DatesListProps) {
  return (
    <Card padding="none" className="overflow-hidden">
      <CardHeader
        title={`${frequency === "weekly" ? "Weekly" : "Monthly"} series`}
        description={`${counted(dates.length, "date")}. Editing one changes only that one.`}
        className="p-5 sm:p-6"
      />
      <ol className="max-h-96 divide-y divide-border overflow-y-auto border-border border-t">
        {dates.map((date) => (
          <DateRow key={date.id} date={date} isThis={date.id === eventId} />
        ))}
      </ol>
    </Card>
  );
}

const STATUS: Record<SeriesDate["status"], { tone: BadgeTone; words: string } | null> = {
  draft: { tone: "outline", words: "Draft" },
  published: null,
  cancelled: { tone: "danger", words: "Cancelled" },
  ended: { tone: "neutral", words: "Over" },
};

function DateRow({ date, isThis }: { date: SeriesDate; isThis: boolean }) {
  const { event, renderedAt: now } = useManaged();
  const at = new Date(date.startsAt);
  const status = STATUS[date.status];
  const mayManage = date.viewerRole === "host" || date.viewerRole === "cohost";
  return (
    <li
      className={cn("relative flex items-center gap-3 px-5 py-3 text-sm sm:px-6", isThis && "bg-accent-soft")}
    >
      <span className="min-w-0 flex-1">
        <Link
          href={mayManage ? `/events/${date.slug}/manage` : `/events/${date.slug}`}
          prefetch={false}
          aria-current={isThis ? "true" : undefined}
          className="font-medium tabular-nums outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
        >
          <Time at={at}>{formatStart({ ...date, at, now })}</Time>
        </Link>
        {(isThis || date.title !== event.title) && (
          <span className="block truncate text-muted">{isThis ? "This date" : date.title}</span>
        )}
      </span>
      {status ? (
        <Badge tone={status.tone}>{status.words}</Badge>
      ) : (
        <span className="shrink-0 text-muted tabular-nums">{seatsWord(date.seats)}</span>
      )}
    </li>
  );
}
