"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import { amountWords } from "@/components/sourcing/sourcing-words";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import { counted } from "@/lib/plural";
import { afterAward } from "@/server/domains/rfps/policy";
import { answerLabels } from "../answer-words";
import { FormDialog } from "../form-dialog";
import type { VenueProps } from "./request-shared";

/** Awards the request to this venue, and says what happens to whom. */
export function AwardDialog({ venue, request, onChanged }: VenueProps) {
  const client = useTRPCClient();
  const others = request.venues.filter((one) => afterAward(venue.id, one) === "not_awarded");
  const quote = venue.response && amountWords(venue.response.quote, venue.response.currency);
  const answer = venue.response && answerLabels[venue.response.availability].label.toLowerCase();
  const rest =
    others.length === 0
      ? "No other venue is waiting for your decision."
      : `We'll let ${counted(others.length, "other venue")} know that you chose another: ${others.map(({ name }) => isolate(name)).join(", ")}.`;
  return (
    <FormDialog
      trigger="Award"
      triggerProps={{ variant: "primary", "aria-label": `Award the request to ${venue.name}` }}
      title={
        <>
          Award to <bdi>{venue.name}</bdi>?
        </>
      }
      description={`It answered ${answer}${quote ? `, ${quote}` : ""}. We'll let it know right away, and the request ends. ${rest} This can't be undone.`}
      submitLabel="Award"
      submit={async (value) => {
        await client.rfps.award.mutate({
          orgId: request.organizationId,
          rfpId: request.id,
          rfpVenueId: venue.id,
          message: value("message"),
          wordToOthers: value("wordToOthers"),
        });
        toast({ title: `Awarded to ${isolate(venue.name)}`, tone: "success" });
        onChanged();
      }}
    >
      {(faults) => (
        <>
          <Field label={`Message to ${isolate(venue.name)}`} optional error={faults.message}>
            {(control) => <Textarea {...control} name="message" rows={3} maxLength={2000} />}
          </Field>
          {others.length > 0 && (
            <Field label="Message to the other venues" optional error={faults.wordToOthers}>
              {(control) => <Textarea {...control} name="wordToOthers" rows={3} maxLength={2000} />}
            </Field>
          )}
        </>
      )}
    </FormDialog>
  );
}
