import { ChevronRight, MapPin } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Markdown } from "@/components/ui/markdown";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/class-names";
import { dayInZone, formatDate, formatTime } from "@/lib/dates";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { cardId } from "./program-event";
import { SpeakerNames } from "./speaker-names";
import { TrackMark } from "./track-mark";

type SessionCardProps = {
  session: SessionDetails;
  timeZone: string;
  now: Date;
  /** The seats, live or as they were rendered. */
  seats: ReactNode;
  /** What the viewer can do, and notes about it. */
  action?: ReactNode;
  notes?: ReactNode;
  /** In a cell of the grid: everything below each other from `lg` on. */
  isCell?: boolean;
  style?: CSSProperties;
  className?: string;
};

/** A session in an agenda. Everything in it is readable without script. */
export function SessionCard({ session, seats, action, notes, isCell = false, ...card }: SessionCardProps) {
  const { id, title, status, speakers, description } = session;
  const isCancelled = status === "cancelled";
  return (
    <li
      id={cardId(id)}
      style={card.style}
      className={cn(
        "scroll-mt-32 rounded-card border border-border bg-surface p-4 shadow-card target:border-accent-text target:ring-1 target:ring-accent-text",
        card.className,
      )}
    >
      <article
        className={cn("flex h-full flex-col gap-3 sm:flex-row sm:gap-6", isCell && "lg:flex-col lg:gap-3")}
      >
        <div className={cn("min-w-0 flex-1 space-y-2", isCell && "lg:flex-none")}>
          <SessionFacts session={session} timeZone={card.timeZone} now={card.now} isCell={isCell} />
          <h4 dir="auto" className={cn("text-base leading-snug", isCancelled && "text-muted line-through")}>
            <bdi>{title}</bdi>
          </h4>
          <SpeakerNames speakers={speakers} />
          {notes}
          {(description.trim() !== "" || speakers.some(({ bio }) => bio !== "")) && (
            <SessionAbout session={session} />
          )}
        </div>
        <div
          className={cn(
            "flex flex-wrap items-center justify-between gap-x-4 gap-y-2.5 sm:flex-col sm:items-end sm:justify-start",
            isCell && "lg:flex-row lg:items-center lg:justify-between",
          )}
        >
          {isCancelled ? <Badge tone="danger">Cancelled</Badge> : seats}
          <div className="flex flex-wrap gap-2">{action}</div>
        </div>
      </article>
    </li>
  );
}

type SessionFactsProps = Pick<SessionCardProps, "session" | "timeZone" | "now"> & { isCell: boolean };

function SessionFacts({ session, timeZone, now, isCell }: SessionFactsProps) {
  const { startsAt, endsAt, type, room, track, trackColor } = session;
  const [from, to] = [new Date(startsAt), new Date(endsAt)];
  const isSameDay = dayInZone(from, timeZone) === dayInZone(to, timeZone);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
      <Time at={from} className="font-medium text-text tabular-nums">
        {formatTime(from, timeZone)} – {!isSameDay && `${formatDate({ at: to, timeZone, now })}, `}
        {formatTime(to, timeZone)}
      </Time>
      {type && <bdi>{type}</bdi>}
      {room && (
        // A cell stands below the name of its room.
        <span className={cn("inline-flex min-w-0 items-center gap-1", isCell && "lg:sr-only")}>
          <MapPin aria-hidden="true" className="size-3.5 shrink-0" />
          <bdi>{room}</bdi>
        </span>
      )}
      {track && <TrackMark name={track} color={trackColor} />}
    </p>
  );
}

/** The description and the speakers' bios, folded. */
function SessionAbout({ session: { title, description, speakers } }: Pick<SessionCardProps, "session">) {
  return (
    <details className="group text-sm">
      <summary className="hit-area relative -ml-1 flex w-fit list-none items-center gap-1 rounded-sm py-0.5 pr-1 text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
        About this session
        <span className="sr-only">
          : <bdi>{title}</bdi>
        </span>
      </summary>
      <div className="space-y-3 pt-2">
        {description.trim() !== "" && <Markdown>{description}</Markdown>}
        {speakers
          .filter(({ bio }) => bio !== "")
          .map(({ id, name, bio }) => (
            <p key={id} className="whitespace-pre-line text-muted">
              <bdi className="font-medium text-text">{name}</bdi>: {bio}
            </p>
          ))}
      </div>
    </details>
  );
}
