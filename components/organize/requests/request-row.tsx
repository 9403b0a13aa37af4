import { Building2, CalendarDays, Users } from "lucide-react";
import { datesWords, peopleWords, timeLeft } from "@/components/sourcing/sourcing-words";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";
import { isolate } from "@/lib/clean-text";
import { counted } from "@/lib/plural";
import type { RfpSummaryOut } from "@/server/domains/rfps/schema";
import { progressWords } from "../answer-words";

type RequestRowProps = {
  request: RfpSummaryOut;
  /** It changed since the list was read, and belongs to another tab by now. */
  hasMoved: boolean;
  href: string;
  now: Date;
};

/** One request in an organizer's list: when, for how many, which venues were asked and how they answered. */
export function RequestRow({ request, hasMoved, href, now }: RequestRowProps) {
  const { title, venues, attendanceMin, attendanceMax } = request;
  const dates = datesWords(request);
  const people = peopleWords(attendanceMin, attendanceMax);
  const mark = hasMoved
    ? { label: "Changed just now", tone: "outline" as const }
    : deadlineMark(request, now);
  return (
    <li className="relative flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3.5 transition-colors hover:bg-fill">
      <div className={cn("min-w-0 flex-1 basis-64", hasMoved && "text-muted")}>
        <Link
          href={href}
          className="wrap-anywhere font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
        >
          <bdi>{title}</bdi>
        </Link>
        <p className="text-muted text-sm tabular-nums">{progressWords(venues)}</p>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm tabular-nums [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-muted">
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
          {venues.length > 0 && (
            <span className="inline-flex min-w-0 items-center gap-1.5">
              <Building2 aria-hidden="true" />
              <span className="wrap-anywhere">{venueNames(venues)}</span>
            </span>
          )}
        </p>
      </div>
      {mark && <Badge tone={mark.tone}>{mark.label}</Badge>}
    </li>
  );
}

function venueNames(venues: RfpSummaryOut["venues"]): string {
  const names = venues.slice(0, 2).map(({ name }) => isolate(name));
  const more = venues.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(" and ");
}

/** The answer deadline in words, or what came of the request. */
export function deadlineMark(
  { status, responseDeadline, venues }: Pick<RfpSummaryOut, "status" | "responseDeadline" | "venues">,
  now: Date,
): { label: string; tone: BadgeTone } | null {
  if (status === "draft") return null;
  const winner = venues.find((venue) => venue.status === "awarded");
  if (status === "awarded")
    return { label: winner ? `Awarded to ${isolate(winner.name)}` : "Awarded", tone: "success" };
  if (status === "closed") return { label: "Closed without an award", tone: "neutral" };
  const left = responseDeadline ? timeLeft(new Date(responseDeadline), now) : null;
  if (!left) return { label: "Deadline passed", tone: "warning" };
  return { label: `${left.words} left to answer`, tone: left.isUrgent ? "warning" : "accent" };
}

/** What a state of requests counts: "2 of 5 active". */
export function activeWords(active: number, activeMax: number): string {
  return `${active} of ${counted(activeMax, "active request")}`;
}
