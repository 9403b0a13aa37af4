"use client";

import { useEffect, useState } from "react";
import { whenQuiet } from "@/lib/when-quiet";

type ViewerZoneProps = {
  startsAt: string;
  endsAt: string;
  timeZone: string;
  /** What clocks at the event show at its start and its end, as "2026-11-28T19:00". */
  wallTimes: readonly [string, string];
  /** ISO instant at which the server rendered the page. */
  renderedAt: string;
};

/** The time of an event with hours on the viewer's own clock, where that differs; until then, and otherwise, whose clock is shown. */
export function ViewerZone({ startsAt, endsAt, timeZone, wallTimes, renderedAt }: ViewerZoneProps) {
  const [note, setNote] = useState<string | null>(null);
  const [startWall, endWall] = wallTimes;
  useEffect(() => {
    const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), now: new Date(renderedAt) };
    // Most viewers are where the event is. That is found without `Intl`, whose first use holds up a phone.
    if (ownWallTime(times.startsAt) === startWall && ownWallTime(times.endsAt) === endWall) return;
    return whenQuiet(() => {
      const viewerTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      // Fetched only by viewers in another zone. If that fails, the event's own time is still shown.
      void import("@/lib/dates")
        .then(({ viewerZoneNote }) =>
          setNote(viewerZoneNote({ ...times, allDay: false, timeZone, viewerTimeZone })),
        )
        .catch(() => {});
    });
  }, [startsAt, endsAt, timeZone, startWall, endWall, renderedAt]);
  return note ?? zoneInWords(timeZone);
}

/** What this device's clock shows at an instant, as "2026-11-28T19:00". */
function ownWallTime(at: Date): string {
  const wall = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return wall.toISOString().slice(0, "2026-11-28T19:00".length);
}

/** "Europe/Berlin" as "Berlin time". */
function zoneInWords(timeZone: string): string {
  const city = timeZone.slice(timeZone.lastIndexOf("/") + 1).replaceAll("_", " ");
  return `${city} time`;
}
