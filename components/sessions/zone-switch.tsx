"use client";

import { useSyncExternalStore } from "react";
import { type AgendaFilter, agendaHref } from "./agenda-filter";
import { LinkChoice } from "./link-choice";
import { cityOf } from "./zone-words";

type ZoneSwitchProps = {
  path: string;
  filter: AgendaFilter;
  invite: string | undefined;
  eventZone: string;
  /** The zone in the viewer's settings; null for strangers. */
  viewerZone: string | null;
  /** An instant (ISO) of the agenda: zones whose clocks agree at it need no switch. */
  at: string;
};

/** Shows the agenda's times in the event's zone or in the viewer's. The browser knows a stranger's zone. */
export function ZoneSwitch({ path, filter, invite, eventZone, viewerZone, at }: ZoneSwitchProps) {
  const browserZone = useSyncExternalStore(neverChanges, zoneOfBrowser, () => null);
  const own = filter.zone || (browserZone ?? viewerZone);
  if (!own || (filter.zone === "" && clockIn(own, at) === clockIn(eventZone, at))) return null;
  const hrefOf = (zone: string) => agendaHref(path, { ...filter, zone }, invite);
  return (
    <LinkChoice
      label="Time zone"
      options={[
        { href: hrefOf(""), label: `${cityOf(eventZone)} time`, isCurrent: filter.zone === "" },
        { href: hrefOf(own), label: `My time (${cityOf(own)})`, isCurrent: filter.zone !== "" },
      ]}
    />
  );
}

const neverChanges = () => () => {};
const zoneOfBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;

function clockIn(timeZone: string, at: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short" }).format(
    new Date(at),
  );
}
