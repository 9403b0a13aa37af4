"use client";

import { type ReactNode, useId, useState } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { useAccountForm } from "@/components/accounts/use-account-form";
import { type Displaced, displacedIn } from "@/components/events/editor/server-faults";
import { DisplacedDialog } from "@/components/events/terms/displaced-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { errorFacts, errorMessage } from "@/lib/error-message";

export type Read = (name: string) => string;

type PartDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  submitLabel: string;
  /** @param moving consent to move these RSVPs back to the waitlist */
  save: (read: Read, moving?: string[]) => Promise<unknown>;
  children: (faults: Record<string, string>) => ReactNode;
};

/** A short form that adds or changes a room, a track or a speaker. */
export function PartDialog({ isOpen, onClose, ...content }: PartDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()}>
      {isOpen && <Content onClose={onClose} {...content} />}
    </Dialog>
  );
}

function Content({ onClose, title, submitLabel, save, children }: Omit<PartDialogProps, "isOpen">) {
  const id = useId();
  const [asked, setAsked] = useState<{ displaced: Displaced; read: Read } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (read: Read, moving?: string[]) => {
    try {
      await save(read, moving);
    } catch (error) {
      const displaced = displacedIn(errorFacts(error));
      if (displaced) return setAsked({ displaced, read });
      throw error;
    }
    onClose();
  };
  const { pending, faults, formProps } = useAccountForm((read) => send(read));
  const agree = () => {
    if (!asked) return;
    setAsked(null);
    send(asked.read, asked.displaced.rsvpIds).catch((error: unknown) =>
      setRefusal(errorMessage(errorFacts(error))),
    );
  };
  return (
    <DialogContent
      title={title}
      footer={
        <>
          <DialogClose render={<Button variant="secondary">Cancel</Button>} />
          <Button type="submit" form={id} pending={pending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form {...formProps} id={id} className="grid gap-5">
        <FormFault>{faults.form ?? refusal}</FormFault>
        {children(faults.fields)}
      </form>
      <DisplacedDialog
        moves={{ asked: asked?.displaced ?? null, agree, decline: () => setAsked(null) }}
        capacity={asked?.read("capacity") ?? ""}
      />
    </DialogContent>
  );
}
