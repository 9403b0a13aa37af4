"use client";

import { Ellipsis, Flag, UserX } from "lucide-react";
import { useState } from "react";
import { BlockDialog } from "@/components/posts/block-dialog";
import { ReportDialog } from "@/components/posts/report-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import type { GroupOut } from "@/server/domains/groups/schema";
import { GoverningDialogs } from "./governing-dialogs";
import { type Governing, GoverningItems } from "./governing-items";
import type { GroupMember } from "./member-row";

type MemberMenuProps = {
  group: GroupOut;
  member: GroupMember;
  /** Whether the viewer moderates this member. */
  governs: boolean;
  onGone: (userId: string) => void;
};

/** What can be done about a member: by everyone who is signed in, and by moderators and owners. */
export function MemberMenu({ group, member, governs, onGone }: MemberMenuProps) {
  const [opened, setOpened] = useState<Governing | "report" | "block" | null>(null);
  const close = () => setOpened(null);
  const { userId, name } = member;
  return (
    <>
      <Menu>
        <MenuTrigger
          render={
            <IconButton size="sm" label={`More about ${name}`}>
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        />
        <MenuContent>
          {governs && (
            <>
              <GoverningItems group={group} member={member} onOpen={setOpened} />
              <MenuSeparator />
            </>
          )}
          <MenuItem onClick={() => setOpened("report")}>
            <Flag aria-hidden="true" /> Report
          </MenuItem>
          <MenuItem onClick={() => setOpened("block")}>
            <UserX aria-hidden="true" /> Block
          </MenuItem>
        </MenuContent>
      </Menu>
      {opened === "report" && (
        <ReportDialog target={{ type: "person", id: userId, groupId: group.id }} onClose={close} />
      )}
      {opened === "block" && <BlockDialog person={{ id: userId, name }} onClose={close} />}
      {governs && opened !== "report" && opened !== "block" && (
        <GoverningDialogs
          scope={{ groupId: group.id, userId }}
          name={name}
          opened={opened}
          onClose={close}
          onGone={() => onGone(userId)}
        />
      )}
    </>
  );
}
