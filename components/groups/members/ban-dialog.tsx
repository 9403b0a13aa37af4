"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAct } from "../use-act";
import { UntilChoice, untilOf } from "./until-choice";

type BanDialogProps = {
  scope: { groupId: string; userId: string };
  /** Isolated for sentences. */
  name: string;
  onClose: () => void;
  onDone: () => void;
};

/** Bans a person from a group, with a reason and an end. */
export function BanDialog({ scope, name, onClose, onDone }: BanDialogProps) {
  const { members } = useTRPCClient().groups;
  const [reason, setReason] = useState("");
  const [days, setDays] = useState<number | null>(null);
  const [isTried, setTried] = useState(false);
  const ban = useAct(() => members.ban.mutate({ ...scope, reason: reason.trim(), until: untilOf(days) }), {
    said: () => `${name} is banned.`,
    onDone: () => {
      onClose();
      onDone();
    },
  });
  const submit = () => {
    setTried(true);
    if (reason.trim()) ban.mutate(undefined);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title={`Ban ${name}?`}
        description="They leave the group and can't join again until the ban ends. Their posts and comments stay."
        footer={
          <>
            <DialogClose render={<Button variant="secondary">Cancel</Button>} />
            <Button variant="danger" pending={ban.isPending} onClick={submit}>
              Ban
            </Button>
          </>
        }
      >
        <div className="space-y-4">
          <Field label="Reason" error={isTried && !reason.trim() ? "Say why." : undefined}>
            {(control) => (
              <Input
                {...control}
                maxLength={500}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
          <UntilChoice value={days} onChange={setDays} hasForever />
        </div>
      </DialogContent>
    </Dialog>
  );
}
