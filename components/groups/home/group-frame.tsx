import type { ReactNode } from "react";
import { Container } from "@/components/layout/container";
import { Callout } from "@/components/ui/callout";
import { ViewTabs } from "@/components/ui/view-tabs";
import { formatInZone } from "@/lib/dates";
import type { GroupOut } from "@/server/domains/groups/schema";
import { GroupHeader } from "./group-header";

export type GroupTab = "posts" | "events" | "members" | "about";

type GroupFrameProps = {
  group: GroupOut;
  /** Null on the pages of those who run the group, which have a short header and one narrow column. */
  tab: GroupTab | null;
  isSignedIn: boolean;
  timeZone: string;
  now: Date;
  children: ReactNode;
};

/** A page of a group: its header, its tabs, and what hinders the viewer from writing. */
export function GroupFrame({ group, tab, isSignedIn, timeZone, now, children }: GroupFrameProps) {
  const path = `/g/${group.slug}`;
  const tabs = [
    { view: "posts" as const, href: path, label: "Posts" },
    { view: "events" as const, href: `${path}/events`, label: "Events" },
    { view: "members" as const, href: `${path}/members`, label: "Members" },
    { view: "about" as const, href: `${path}/about`, label: "About" },
  ];
  return (
    <Container width={tab ? "page" : "prose"} className="space-y-6 max-sm:pt-4!">
      <GroupHeader group={group} isSignedIn={isSignedIn} isShort={tab === null} />
      {group.archivedAt && (
        <Callout tone="warning" title="This group is archived">
          You can read everything. New posts, comments and reactions are off.
        </Callout>
      )}
      {group.suspendedUntil && new Date(group.suspendedUntil) > now && (
        <Callout tone="warning" title="A moderator paused your posting">
          You can write again from {formatInZone({ at: new Date(group.suspendedUntil), now, timeZone })}.
        </Callout>
      )}
      <ViewTabs label={`Pages of ${group.name}`} tabs={tabs} current={tab} />
      {children}
    </Container>
  );
}
