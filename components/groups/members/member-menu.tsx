"use client";

import { Ban, Ellipsis, PauseCircle, ShieldCheck, ShieldMinus, TriangleAlert, UserMinus } from "lucide-react";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { isolate } from "@/lib/clean-text";
import type { GroupOut } from "@/server/domains/groups/schema";
import { useAct } from "../use-act";
import { BanDialog } from "./ban-dialog";
import type { GroupMember } from "./member-row";
import { WarnDialog } from "./warn-dialog";

type MemberMenuProps = { group: GroupOut; member: GroupMember; onGone: (userId: string) => void };

/** What moderators and owners can do about a member. */
export function MemberMenu({ group, member, onGone }: MemberMenuProps) {
  const { members } = useTRPCClient().groups;
  const [opened, setOpened] = useState<"owner" | "remove" | "ban" | "warn" | "suspend" | null>(null);
  const scope = { groupId: group.id, userId: member.userId };
  const name = isolate(member.name);
  const close = () => setOpened(null);
  const role = useAct((next: GroupMember["role"]) => members.changeRole.mutate({ ...scope, role: next }), {
    said: () => `The role of ${name} was changed.`,
    onDone: close,
  });
  const remove = useAct(() => members.remove.mutate(scope), {
    said: () => `${name} was removed.`,
    onDone: () => {
      close();
      onGone(member.userId);
    },
  });
  return (
    <>
      <Menu>
        <MenuTrigger
          render={
            <IconButton size="sm" label={`More about ${member.name}`}>
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        />
        <MenuContent>
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
                <MenuItem onClick={() => setOpened("owner")}>
                  <ShieldCheck aria-hidden="true" /> Make owner
                </MenuItem>
              )}
              <MenuSeparator />
            </>
          )}
          <MenuItem onClick={() => setOpened("warn")}>
            <TriangleAlert aria-hidden="true" /> Warn
          </MenuItem>
          <MenuItem onClick={() => setOpened("suspend")}>
            <PauseCircle aria-hidden="true" /> Pause posting
          </MenuItem>
          <MenuItem onClick={() => setOpened("remove")}>
            <UserMinus aria-hidden="true" /> Remove
          </MenuItem>
          <MenuItem tone="danger" onClick={() => setOpened("ban")}>
            <Ban aria-hidden="true" /> Ban
          </MenuItem>
        </MenuContent>
      </Menu>
      <ConfirmDialog
        open={opened === "owner"}
        onOpenChange={(open) => !open && close()}
        title={`Make ${name} an owner?`}
        description="Owners can change everything, and make or unmake other owners."
        confirmLabel="Make owner"
        cancelLabel="Cancel"
        tone="primary"
        pending={role.isPending}
        onConfirm={() => role.mutate("owner")}
      />
      <ConfirmDialog
        open={opened === "remove"}
        onOpenChange={(open) => !open && close()}
        title={`Remove ${name}?`}
        description="They can join again. Their posts and comments stay."
        confirmLabel="Remove"
        cancelLabel="Cancel"
        pending={remove.isPending}
        onConfirm={() => remove.mutate(undefined)}
      />
      {opened === "ban" && (
        <BanDialog scope={scope} name={name} onClose={close} onDone={() => onGone(member.userId)} />
      )}
      {(opened === "warn" || opened === "suspend") && (
        <WarnDialog scope={scope} name={name} suspends={opened === "suspend"} onClose={close} />
      )}
    </>
  );
}
