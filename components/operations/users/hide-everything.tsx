"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isolate } from "@/lib/clean-text";
import { counted } from "@/lib/plural";
import { useAction } from "../use-action";

const REASON_MAX = 500;

type HideEverythingProps = {
  person: { id: string; name: string };
  onClose: () => void;
  onDone?: () => void;
};

/** Hides all that a person wrote in groups, after asking why. */
export function HideEverything({ person, onClose, onDone }: HideEverythingProps) {
  const [reason, setReason] = useState("");
  const name = isolate(person.name);
  const hidesAll = useHidesAll();
  const hide = useAction(
    () => hidesAll({ userId: person.id, reason: reason.trim() }),
    (hidden) =>
      hidden === 0
        ? `Nothing by ${name} was left to hide`
        : `${counted(hidden, "post or comment", "posts and comments")} by ${name} ${hidden === 1 ? "is" : "are"} hidden`,
  );
  const submit = () =>
    hide.mutate(undefined, {
      onSuccess: () => {
        onClose();
        onDone?.();
      },
    });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title={`Hide everything by ${name}?`}
        description={`All posts and comments by ${name} in every group are hidden, and open reports of them are settled. The author and the moderators of each group still see them, and moderators can show single ones again.`}
        footer={
          <>
            <DialogClose render={<Button variant="secondary">Cancel</Button>} />
            <Button variant="danger" pending={hide.isPending} onClick={submit}>
              Hide everything
            </Button>
          </>
        }
      >
        <Field label="Reason" optional description="Members of each group can read it in the moderation log.">
          {(control) => (
            <Input
              {...control}
              maxLength={REASON_MAX}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      </DialogContent>
    </Dialog>
  );
}

/** One call hides at most a few thousand texts, so it is repeated until none is left. @returns how many were hidden in all */
function useHidesAll() {
  const { users } = useTRPCClient().admin;
  return async (order: { userId: string; reason: string }): Promise<number> => {
    let sum = 0;
    for (;;) {
      const { hidden, isComplete } = await users.hideContributions.mutate(order);
      sum += hidden;
      if (isComplete) return sum;
    }
  };
}
