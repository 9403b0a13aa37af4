"use client";

import { useState } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { fieldRefusal, useAccountForm } from "@/components/accounts/use-account-form";
import { useTRPCClient } from "@/components/providers/trpc";
import { MoneyFields } from "@/components/sourcing/money-fields";
import { namedMoney } from "@/components/sourcing/money-values";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Input } from "@/components/ui/input";
import { RadioCard } from "@/components/ui/radio-card";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { utcToLocal } from "@/lib/dates";
import { refusalOf } from "@/lib/error-facts";
import type { RequestOut } from "@/server/domains/rfps/desk.schema";
import { type Availability, availability as availabilities } from "@/server/domains/rfps/schema";
import type { VenueOut } from "@/server/domains/venues/schema";
import { answerWords } from "../request-words";
import { answerIn } from "./answer-values";
import { DayRanges } from "./day-ranges";

type AnswerFormProps = {
  request: RequestOut;
  venue: VenueOut;
  onSaved: (changed: RequestOut) => void;
  onStale: () => void;
  /** Null where there is no answer to go back to. */
  onCancel: (() => void) | null;
};

/** Answers a request, or changes the answer. An answer replaces the one before as a whole. */
export function AnswerForm({ request, venue, onSaved, onStale, onCancel }: AnswerFormProps) {
  const client = useTRPCClient();
  const { response } = request;
  const [chosen, setChosen] = useState<Availability | null>(response?.availability ?? null);
  const { pending, faults, formProps } = useAccountForm(async (_, { fields }) => {
    if (!chosen) throw fieldRefusal("availability", "Say whether you can host this event.");
    const answer = answerIn(fields, chosen, venue.timeZone);
    try {
      const input = { rfpVenueId: request.id, expectedRevision: response?.revision ?? 0, ...answer };
      onSaved(await client.venueDesk.respond.mutate(input));
      toast({ title: response ? "Answer changed" : "Answer sent", tone: "success" });
    } catch (error) {
      // The page then shows why: the deadline passed, the request ended, or a colleague answered.
      if (refusalOf(error, "rfp.deadline-passed", "rfp.not-sent", "rfp.withdrawn", "rfp.turned-down"))
        onStale();
      throw error;
    }
  });
  const offers = chosen !== null && chosen !== "unavailable";
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <Fieldset legend="Can you host it?" error={faults.fields.availability}>
        {availabilities.options.map((one) => (
          <RadioCard
            key={one}
            name="availability"
            value={one}
            checked={chosen === one}
            onChange={() => setChosen(one)}
            label={answerWords[one].label}
            description={answerWords[one].description}
          />
        ))}
      </Fieldset>
      {offers && (
        <>
          <MoneyFields
            label="Quote"
            description="For everything they ask. Leave it empty to send a price later."
            {...namedMoney("quote", response?.quote ?? null, currencyOf(request, venue))}
            faults={{ amount: faults.fields.quote, currency: faults.fields.currency }}
          />
          <SpacesField venue={venue} chosen={response?.spaceIds ?? []} error={faults.fields.spaceIds} />
          <Field
            label="Valid until"
            optional
            error={faults.fields.validUntil}
            description="In your venue's time zone. After that, your offer can't be awarded."
          >
            {(control) => (
              <Input
                {...control}
                name="validUntil"
                type="datetime-local"
                defaultValue={
                  response?.validUntil ? utcToLocal(new Date(response.validUntil), venue.timeZone) : ""
                }
              />
            )}
          </Field>
        </>
      )}
      <DayRanges initial={response?.alternatives ?? []} faults={faults.fields} />
      <Field label="Message" optional error={faults.fields.message}>
        {(control) => (
          <Textarea {...control} name="message" rows={5} maxLength={5000} defaultValue={response?.message} />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={pending}>
          {response ? "Save answer" : "Send answer"}
        </Button>
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            Keep the old answer
          </Button>
        )}
      </div>
    </form>
  );
}

/** The currency of the quote: of the answer so far, or else the organizer's, or else the venue's. */
function currencyOf({ response, currency }: RequestOut, { spaces }: VenueOut): string {
  return response?.currency ?? currency ?? spaces[0]?.currency ?? "EUR";
}

type SpacesFieldProps = { venue: VenueOut; chosen: readonly string[]; error: string | undefined };

function SpacesField({ venue, chosen, error }: SpacesFieldProps) {
  if (venue.spaces.length === 0) return null;
  return (
    <Fieldset legend="Spaces you offer" error={error}>
      {venue.spaces.map(({ id, name }) => (
        <CheckboxField
          key={id}
          name="spaceIds"
          value={id}
          defaultChecked={chosen.includes(id)}
          label={<bdi>{name}</bdi>}
        />
      ))}
    </Fieldset>
  );
}
