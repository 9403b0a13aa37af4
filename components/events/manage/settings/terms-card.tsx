"use client";

import { MovesDialog } from "@/components/events/editor/moves-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { useManaged } from "../manage-context";
import { SeatsFields } from "./seats-fields";
import { useTermsForm } from "./use-terms-form";
import { WaitlistFields } from "./waitlist-fields";

/** Capacity and the rules by which seats are given. */
export function TermsCard() {
  const { event } = useManaged();
  const { form, submit, isSaving, moves, refusal, changedMeanwhile, loadNewer } = useTermsForm();
  const { isDirty } = form.formState;
  const closed = event.status === "cancelled";
  return (
    <Card>
      <CardHeader title="Seats and waitlist" description="Guests read the waitlist rule before they join." />
      <form onSubmit={submit} noValidate className="mt-5">
        <fieldset disabled={closed} className="grid gap-6">
          <SeatsFields form={form} />
          <WaitlistFields form={form} />
        </fieldset>
        <div className="mt-6 grid gap-3">
          {changedMeanwhile && <ChangedMeanwhile onLoad={loadNewer} />}
          {refusal && (
            <Callout tone="danger" role="alert">
              {refusal}
            </Callout>
          )}
          {closed ? (
            <Callout>This event was cancelled, so its rules stay as they are.</Callout>
          ) : (
            <div className="flex items-center justify-end gap-2">
              {isDirty && (
                <Button variant="ghost" onClick={loadNewer}>
                  Discard
                </Button>
              )}
              <Button type="submit" pending={isSaving} disabled={!isDirty || changedMeanwhile}>
                Save changes
              </Button>
            </div>
          )}
        </div>
      </form>
      <MovesDialog moves={moves} capacity={String(form.getValues("capacity"))} />
    </Card>
  );
}

function ChangedMeanwhile({ onLoad }: { onLoad: () => void }) {
  return (
    <Callout
      tone="warning"
      role="alert"
      title="Someone changed this event meanwhile"
      action={
        <Button size="sm" variant="secondary" onClick={onLoad}>
          Load the newer version
        </Button>
      }
    >
      What you typed is still here, but cannot be saved over it.
    </Callout>
  );
}
