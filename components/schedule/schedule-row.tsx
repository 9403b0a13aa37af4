"use client";

import { MapPin } from "lucide-react";
import { ClashNote } from "@/components/sessions/clash-note";
import { agendaPath, type BookableSession, cardId } from "@/components/sessions/program-event";
import { SessionButton } from "@/components/sessions/session-button";
import { useSessions } from "@/components/sessions/sessions-provider";
import { SpeakerNames } from "@/components/sessions/speaker-names";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { formatTime } from "@/lib/dates";
import type { ScheduleItem } from "@/server/domains/schedule/schema";
import type { Seats } from "@/server/seats/facts";
import { scheduleStatus } from "./schedule-words";

/** For sessions that came after the page was rendered. The seats arrive with the next answer. */
const UNKNOWN_SEATS: Seats = {
  capacity: null,
  confirmedSeats: 0,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  seatsLeft: null,
  heldForWaitlist: false,
  version: 0,
};

type ScheduleRowProps = {
  item: ScheduleItem;
  session: Pick<BookableSession, "seats" | "waitlistEnabled" | "guestsMax"> | null;
};

/** A session of the viewer with their status; what they have can be given up in place. */
export function ScheduleRow({ item, session }: ScheduleRowProps) {
  const { event, clock } = useSessions();
  const { timeZone } = event;
  const [from, to] = [new Date(item.startsAt), new Date(item.endsAt)];
  const status = scheduleStatus(item, clock.now);
  const isButtonSame = !item.isCancelled && item.rsvpStatus !== "offered" && clock.now < to;
  const own: BookableSession = {
    ...item,
    id: item.sessionId,
    speakers: item.speakers.map((speaker) => ({ ...speaker, id: speaker.name, bio: "" })),
    status: item.isCancelled ? "cancelled" : "scheduled",
    waitlistEnabled: session?.waitlistEnabled ?? true,
    guestsMax: session?.guestsMax ?? 0,
    seats: session?.seats ?? UNKNOWN_SEATS,
  };
  return (
    <li className="grid gap-x-5 gap-y-3 p-4 sm:grid-cols-[6.5rem_minmax(0,1fr)_auto] print:break-inside-avoid print:grid-cols-[7rem_minmax(0,1fr)_auto] print:px-0 print:py-3">
      <Time at={from} className="font-medium text-sm tabular-nums">
        {formatTime(from, timeZone)} – {formatTime(to, timeZone)}
      </Time>
      <div className="min-w-0 space-y-1.5">
        <h3 dir="auto" className="text-base leading-snug">
          <Link href={`${agendaPath(event)}#${cardId(item.sessionId)}`} className="hover:underline">
            <bdi>{item.title}</bdi>
          </Link>
        </h3>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
          {/* On the screen the button beside it says the same. */}
          <span className={isButtonSame ? "hidden print:inline" : "contents"}>
            <Badge tone={status.tone} dot>
              {status.text}
            </Badge>
          </span>
          {item.type && <bdi>{item.type}</bdi>}
          {item.room && (
            <span className="inline-flex min-w-0 items-center gap-1">
              <MapPin aria-hidden="true" className="size-3.5 shrink-0" />
              <bdi>{item.room}</bdi>
            </span>
          )}
        </p>
        <SpeakerNames speakers={item.speakers} />
        <ClashNote session={own} />
      </div>
      <div className="flex flex-wrap items-start gap-2 print:hidden">
        {!item.isCancelled && <SessionButton session={own} />}
      </div>
    </li>
  );
}
