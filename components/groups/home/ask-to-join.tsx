"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { isolate } from "@/lib/clean-text";
import { useAct } from "../use-act";

type AskToJoinProps = { group: { id: string; name: string }; onClose: () => void };

/** A request to join, with a note for the moderators. */
export function AskToJoin({ group, onClose }: AskToJoinProps) {
  const client = useTRPCClient();
  const [note, setNote] = useState("");
  const ask = useAct(
    () => client.groups.members.join.mutate({ groupId: group.id, ...(note.trim() && { note: note.trim() }) }),
    {
      said: ({ status }) =>
        status === "member" ? "You're in. Welcome!" : "Request sent. A moderator will answer it.",
      onDone: onClose,
    },
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title={`Ask to join ${isolate(group.name)}`}
        description="A moderator reads your request and lets you in."
        footer={
          <>
            <DialogClose render={<Button variant="secondary">Cancel</Button>} />
            <Button pending={ask.isPending} onClick={() => ask.mutate(undefined)}>
              Send request
            </Button>
          </>
        }
      >
        <Field label="Note" optional description="Say who you are, or why you'd like to join.">
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={1_000}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Field>
      </DialogContent>
    </Dialog>
  );
}
