"use client";

import { useSyncExternalStore } from "react";
import { dayInZone, formatInZone, formatTime, utcToLocal } from "@/lib/dates";

type OwnTimeProps = { at: string; timeZone: string; now: Date };

/** The same instant on the viewer's own clock, in brackets, where that shows another time. */
export function OwnTime({ at, timeZone, now }: OwnTimeProps) {
  const own = useSyncExternalStore(neverChanges, ownTimeZone, () => null);
  const instant = new Date(at);
  if (own === null || utcToLocal(instant, own) === utcToLocal(instant, timeZone)) return null;
  const isSameDay = dayInZone(instant, own) === dayInZone(instant, timeZone);
  return (
    <>
      {" "}
      ({isSameDay ? formatTime(instant, own) : `${formatInZone({ at: instant, timeZone: own, now })},`} your
      time)
    </>
  );
}

const neverChanges = () => () => {};
const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
