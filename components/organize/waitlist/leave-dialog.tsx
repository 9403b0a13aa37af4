"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { cancellationReason } from "@/server/domains/holds/queue.schema";
import type { EntryOut } from "@/server/domains/holds/schema";
import { FormDialog } from "../form-dialog";
import { cancellationWords } from "./entry-words";

type LeaveDialogProps = { entry: EntryOut; organizationId: string; isHeld: boolean; onLeft: () => void };

/** Leaves a waitlist, or declines a hold, with a reason. */
export function LeaveDialog({ entry, organizationId, isHeld, onLeft }: LeaveDialogProps) {
  const client = useTRPCClient();
  const reasons = isHeld
    ? (["declined_offer", "found_alternative", "no_longer_needed", "other"] as const)
    : (["found_alternative", "no_longer_needed", "other"] as const);
  const name = <bdi>{entry.venue.name}</bdi>;
  return (
    <FormDialog
      trigger={isHeld ? "Decline" : "Leave waitlist"}
      triggerProps={{ variant: isHeld ? "secondary" : "ghost", size: isHeld ? "md" : "sm" }}
      title={isHeld ? <>Decline the hold on {name}?</> : <>Leave the waitlist of {name}?</>}
      description={
        isHeld
          ? "The venue goes to the next organization on the waitlist. This can't be undone."
          : "You lose your place. If you join again, you start at the end."
      }
      submitLabel={isHeld ? "Decline hold" : "Leave waitlist"}
      tone="danger"
      submit={async (value) => {
        await client.waitlists.cancel.mutate({
          orgId: organizationId,
          waitlistId: entry.id,
          reason: cancellationReason.parse(value("reason")),
          notes: value("notes"),
        });
        onLeft();
      }}
    >
      {(faults) => (
        <>
          <Field label="Why?" error={faults.reason}>
            {(control) => (
              <NativeSelect {...control} name="reason" defaultValue={reasons[0]}>
                {reasons.map((reason) => (
                  <option key={reason} value={reason}>
                    {cancellationWords[reason]}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label="Notes" optional error={faults.notes} description="Only your organization sees them.">
            {(control) => <Textarea {...control} name="notes" rows={3} maxLength={1000} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
