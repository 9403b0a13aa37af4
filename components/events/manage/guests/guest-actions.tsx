"use client";

import { Ban, Ellipsis, RotateCcw, UserMinus, UserX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { isLive } from "./guest-status";

export type GuestRowActions = {
  onSelect: (id: string, selected: boolean) => void;
  onStory: (guest: GuestOut) => void;
  onApprove: (guest: GuestOut) => void;
  onDecline: (guest: GuestOut) => void;
  onRemove: (guest: GuestOut) => void;
  onRestore: (guest: GuestOut) => void;
  onBar: (guest: GuestOut) => void;
  onUnbar: (guest: GuestOut) => void;
};

type GuestActionsProps = { guest: GuestOut; pending: boolean; actions: GuestRowActions };

/** What can be done with one person: the likeliest as a button, the rest behind it. */
export function GuestActions({ guest, pending, actions }: GuestActionsProps) {
  return (
    <div className="flex items-center justify-end gap-1">
      {guest.status === "pending" && (
        <Button size="sm" variant="soft" pending={pending} onClick={() => actions.onApprove(guest)}>
          Approve
        </Button>
      )}
      {guest.status === "declined" && !guest.barred && (
        <Button size="sm" variant="ghost" pending={pending} onClick={() => actions.onRestore(guest)}>
          Restore
        </Button>
      )}
      <Menu>
        <MenuTrigger
          render={
            <IconButton size="sm" label={`What to do with ${guest.person.name}`} pending={pending}>
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        />
        <MenuContent>
          {isLive(guest) && (
            <>
              <MenuItem onClick={() => actions.onDecline(guest)}>
                <UserX aria-hidden="true" />
                Decline
              </MenuItem>
              <MenuItem onClick={() => actions.onRemove(guest)}>
                <UserMinus aria-hidden="true" />
                Remove guest
              </MenuItem>
            </>
          )}
          {guest.barred ? (
            <MenuItem onClick={() => actions.onUnbar(guest)}>
              <RotateCcw aria-hidden="true" />
              Lift the ban
            </MenuItem>
          ) : (
            <MenuItem tone="danger" onClick={() => actions.onBar(guest)}>
              <Ban aria-hidden="true" />
              Ban from this event
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
    </div>
  );
}
