"use client";

import { Ban, CopyPlus, Ellipsis, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { useManaged } from "../manage-context";
import type { EventAction } from "./action-texts";
import { EventActionDialog } from "./event-action-dialog";

/** Publish, and behind the dots duplicate, cancel and delete. */
export function EventActions() {
  const { event } = useManaged();
  const [asked, setAsked] = useState<EventAction | null>(null);
  const isDraft = event.status === "draft";
  return (
    <>
      {isDraft && (
        <Button size="sm" onClick={() => setAsked("publish")}>
          <Send aria-hidden="true" />
          Publish
        </Button>
      )}
      <Menu>
        <MenuTrigger
          render={
            <IconButton label="More actions" size="sm" variant="secondary">
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        />
        <MenuContent>
          <MenuItem onClick={() => setAsked("duplicate")}>
            <CopyPlus aria-hidden="true" />
            Duplicate
          </MenuItem>
          {event.status === "published" && (
            <>
              <MenuSeparator />
              <MenuItem tone="danger" onClick={() => setAsked("cancel")}>
                <Ban aria-hidden="true" />
                Cancel event
              </MenuItem>
            </>
          )}
          {isDraft && event.viewerRole === "host" && (
            <>
              <MenuSeparator />
              <MenuItem tone="danger" onClick={() => setAsked("delete")}>
                <Trash2 aria-hidden="true" />
                Delete draft
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      <EventActionDialog asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
