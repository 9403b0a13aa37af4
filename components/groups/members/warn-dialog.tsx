"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useAct } from "../use-act";
import { UntilChoice, untilOf } from "./until-choice";

type WarnDialogProps = {
  scope: { groupId: string; userId: string };
  /** Isolated for sentences. */
  name: string;
  /** Pauses their posting for some days; else a warning only. */
  suspends: boolean;
  onClose: () => void;
};

/** Warns a member, or pauses their posting, with a reason that they read. */
export function WarnDialog({ scope, name, suspends, onClose }: WarnDialogProps) {
  const { groupModeration } = useTRPCClient();
  const [reason, setReason] = useState("");
  const [days, setDays] = useState<number | null>(3);
  const [isTried, setTried] = useState(false);
  const act = useAct(
    async () => {
      const said = { ...scope, reason: reason.trim() };
      const until = untilOf(days ?? 3) ?? "";
      if (suspends) await groupModeration.suspend.mutate({ ...said, until });
      else await groupModeration.warn.mutate(said);
    },
    { said: () => (suspends ? `Posting is paused for ${name}.` : `${name} was warned.`), onDone: onClose },
  );
  const submit = () => {
    setTried(true);
    if (reason.trim()) act.mutate(undefined);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title={suspends ? `Pause posting for ${name}?` : `Warn ${name}?`}
        description={
          suspends ? "They can read, but not post, comment or react." : "They are notified with your words."
        }
        footer={
          <>
            <DialogClose render={<Button variant="secondary">Cancel</Button>} />
            <Button pending={act.isPending} onClick={submit}>
              {suspends ? "Pause posting" : "Warn"}
            </Button>
          </>
        }
      >
        <div className="space-y-4">
          <Field
            label="Reason"
            error={isTried && !reason.trim() ? "Say why." : undefined}
            description="They read this."
          >
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                maxLength={500}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
          {suspends && <UntilChoice value={days} onChange={setDays} hasForever={false} />}
        </div>
      </DialogContent>
    </Dialog>
  );
}
