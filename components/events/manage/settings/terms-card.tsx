"use client";

import { DisplacedDialog } from "@/components/events/terms/displaced-dialog";
import { RsvpWindowFields } from "@/components/events/terms/rsvp-window-fields";
import { SeatsFields } from "@/components/events/terms/seats-fields";
import { WaitlistFields } from "@/components/events/terms/waitlist-fields";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { sentByScript } from "@/components/ui/sent-by-script";
import { useManaged } from "../manage-context";
import { useTermsForm } from "./use-terms-form";

/** Capacity and the rules by which seats are given. */
export function TermsCard() {
  const { event, seats } = useManaged();
  const terms = useTermsForm();
  const { form, values, isDirty, submit, isSaving, moves, refusal, changedMeanwhile, loadNewer } = terms;
  const closed = event.status === "cancelled";
  return (
    <Card>
      <CardHeader title="Seats and waitlist" description="Guests read the waitlist rule before they join." />
      <form {...sentByScript(submit)} className="mt-5">
        <fieldset disabled={closed} className="grid gap-6">
          <SeatsFields form={form} values={values} event={{ ...event, seats }} />
          {values.isLimited && values.waitlistEnabled && <WaitlistFields form={form} values={values} />}
          <RsvpWindowFields form={form} values={values} />
        </fieldset>
        <div className="mt-6 grid gap-3">
          {changedMeanwhile && <ChangedMeanwhile onLoad={loadNewer} />}
          {refusal && (
            <Callout tone="danger" role="alert">
              {refusal}
            </Callout>
          )}
          {closed ? (
            <Callout>This event was cancelled, so its rules can't be changed.</Callout>
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
      <DisplacedDialog moves={moves} capacity={values.capacity} />
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
      What you typed is still here, but you can't save it over the newer version.
    </Callout>
  );
}
