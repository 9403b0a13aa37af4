"use client";

import { useEffect, useState } from "react";

type ViewerZoneProps = {
  startsAt: string;
  endsAt: string;
  timeZone: string;
  /** ISO instant at which the server rendered the page. */
  renderedAt: string;
};

/** The time of an event with hours on the viewer's own clock, where that differs; until then, and otherwise, whose clock is shown. */
export function ViewerZone({ startsAt, endsAt, timeZone, renderedAt }: ViewerZoneProps) {
  const [note, setNote] = useState<string | null>(null);
  useEffect(() => {
    const viewerTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (viewerTimeZone === timeZone) return;
    const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), now: new Date(renderedAt) };
    // Fetched by those only who are elsewhere; without it the event's own time still stands.
    void import("@/lib/dates")
      .then(({ viewerZoneNote }) =>
        setNote(viewerZoneNote({ ...times, allDay: false, timeZone, viewerTimeZone })),
      )
      .catch(() => {});
  }, [startsAt, endsAt, timeZone, renderedAt]);
  return note ?? zoneInWords(timeZone);
}

/** "Europe/Berlin" as "Berlin time". */
function zoneInWords(timeZone: string): string {
  const city = timeZone.slice(timeZone.lastIndexOf("/") + 1).replaceAll("_", " ");
  return `${city} time`;
}
