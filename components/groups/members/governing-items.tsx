"use client";

import { Ban, PauseCircle, ShieldCheck, ShieldMinus, TriangleAlert, UserMinus } from "lucide-react";
import { useTRPCClient } from "@/components/providers/trpc";
import { MenuItem, MenuSeparator } from "@/components/ui/menu";
import { isolate } from "@/lib/clean-text";
import type { GroupOut } from "@/server/domains/groups/schema";
import { useAct } from "../use-act";
import type { GroupMember } from "./member-row";

/** What a moderator or owner is asked about before it is done to a member. */
export type Governing = "owner" | "remove" | "ban" | "warn" | "suspend";

type GoverningItemsProps = {
  group: GroupOut;
  member: GroupMember;
  onOpen: (what: Governing) => void;
};

/** What moderators and owners can do about a member. */
export function GoverningItems({ group, member, onOpen }: GoverningItemsProps) {
  const { members } = useTRPCClient().groups;
  const role = useAct(
    (next: "member" | "moderator") =>
      members.changeRole.mutate({ groupId: group.id, userId: member.userId, role: next }),
    { said: () => `The role of ${isolate(member.name)} was changed.` },
  );
  return (
    <>
      {group.role === "owner" && (
        <>
          {member.role === "member" && (
            <MenuItem onClick={() => role.mutate("moderator")}>
              <ShieldCheck aria-hidden="true" /> Make moderator
            </MenuItem>
          )}
          {member.role !== "member" && (
            <MenuItem onClick={() => role.mutate("member")}>
              <ShieldMinus aria-hidden="true" /> Make member
            </MenuItem>
          )}
          {member.role !== "owner" && (
            <MenuItem onClick={() => onOpen("owner")}>
              <ShieldCheck aria-hidden="true" /> Make owner
            </MenuItem>
          )}
          <MenuSeparator />
        </>
      )}
      <MenuItem onClick={() => onOpen("warn")}>
        <TriangleAlert aria-hidden="true" /> Warn
      </MenuItem>
      <MenuItem onClick={() => onOpen("suspend")}>
        <PauseCircle aria-hidden="true" /> Pause posting
      </MenuItem>
      <MenuItem onClick={() => onOpen("remove")}>
        <UserMinus aria-hidden="true" /> Remove
      </MenuItem>
      <MenuItem tone="danger" onClick={() => onOpen("ban")}>
        <Ban aria-hidden="true" /> Ban
      </MenuItem>
    </>
  );
}
