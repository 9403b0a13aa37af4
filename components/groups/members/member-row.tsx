"use client";

import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { lazyPart } from "@/components/ui/lazy-part";
import { WhenQuiet } from "@/components/ui/when-quiet";
import { dayInZone } from "@/lib/dates";
import { dayWords } from "@/lib/day-words";
import type { GroupOut, MembersPage } from "@/server/domains/groups/schema";
import { roleWords } from "../group-words";

const LateMenu = lazyPart(async () => (await import("./member-menu")).MemberMenu);

export type GroupMember = MembersPage["items"][number];

type MemberRowProps = {
  group: GroupOut;
  member: GroupMember;
  viewerId: string | null;
  now: Date;
  timeZone: string;
  onGone: (userId: string) => void;
};

/** One member: who they are, their role, since when, and what the viewer may change. */
export function GroupMemberRow({ group, member, viewerId, now, timeZone, onGone }: MemberRowProps) {
  const { name, imageUrl, role, joinedAt, suspendedUntil } = member;
  const isSelf = member.userId === viewerId;
  const governs = !isSelf && (group.role === "owner" || (group.role === "moderator" && role === "member"));
  return (
    <div className="flex items-center gap-3 py-3">
      <Avatar name={name} imageUrl={imageUrl} />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-medium text-sm">
          <bdi>{name}</bdi>
          {isSelf && <span className="font-normal text-muted"> (you)</span>}
        </p>
        <p className="text-muted text-sm">Joined {dayWords(dayInZone(new Date(joinedAt), timeZone))}</p>
      </div>
      {suspendedUntil && new Date(suspendedUntil) > now && (
        <Badge tone="warning" size="sm">
          Paused
        </Badge>
      )}
      {role !== "member" && (
        <Badge tone={role === "owner" ? "accent" : "neutral"}>{roleWords[role].label}</Badge>
      )}
      {viewerId && !isSelf && (
        <WhenQuiet fallback={<span className="size-8 pointer-coarse:size-9" />}>
          <LateMenu group={group} member={member} governs={governs} onGone={onGone} />
        </WhenQuiet>
      )}
    </div>
  );
}
