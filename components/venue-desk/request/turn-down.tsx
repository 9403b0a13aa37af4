"use client";

import { useId, useState } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { fieldRefusal, useAccountForm } from "@/components/accounts/use-account-form";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { Textarea } from "@/components/ui/textarea";
import type { RequestOut } from "@/server/domains/rfps/desk.schema";
import { turnDownReason } from "@/server/domains/rfps/schema";
import { turnDownWords } from "../request-words";

type TurnDownProps = { request: RequestOut; onDone: (changed: RequestOut) => void };

/** Turns a request down with a reason, after saying what that means. */
export function TurnDown({ request, onDone }: TurnDownProps) {
  const [isOpen, setOpen] = useState(false);
  const done = (changed: RequestOut) => {
    setOpen(false);
    onDone(changed);
  };
  return (
    <>
      <Button variant="danger-ghost" onClick={() => setOpen(true)}>
        Turn down…
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <TurnDownForm request={request} onDone={done} />
      </Dialog>
    </>
  );
}

function TurnDownForm({ request, onDone }: TurnDownProps) {
  const client = useTRPCClient();
  const id = useId();
  const { pending, faults, formProps } = useAccountForm(async (value) => {
    const reason = turnDownReason.safeParse(value("reason"));
    if (!reason.success) throw fieldRefusal("reason", "Choose a reason.");
    const input = { rfpVenueId: request.id, reason: reason.data, note: value("note") };
    onDone(await client.venueDesk.turnDown.mutate(input));
  });
  return (
    <DialogContent
      title="Turn this request down?"
      description={
        <>
          <bdi>{request.organization.name}</bdi> sees your reason. You can't answer afterwards unless they ask
          again.
        </>
      }
      footer={
        <>
          <DialogClose render={<Button variant="secondary">Cancel</Button>} />
          <Button type="submit" form={id} variant="danger" pending={pending}>
            Turn down
          </Button>
        </>
      }
    >
      <form {...formProps} id={id} className="space-y-5">
        <FormFault>{faults.form}</FormFault>
        <Fieldset legend="Reason" error={faults.fields.reason}>
          {turnDownReason.options.map((reason) => (
            <RadioCard key={reason} name="reason" value={reason} label={turnDownWords[reason]} />
          ))}
        </Fieldset>
        <Field label="Note" optional error={faults.fields.note}>
          {(control) => <Textarea {...control} name="note" rows={3} maxLength={2000} />}
        </Field>
      </form>
    </DialogContent>
  );
}
