"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Stepper } from "@/components/ui/stepper";

type WalkIn = { name: string; email?: string; guests: number };

/** Adds a person who has no RSVP, if there is a seat. What was typed stays until they are in. */
export function WalkInForm({ onAdd }: { onAdd: (person: WalkIn) => Promise<boolean> }) {
  const [draft, setDraft] = useState({ name: "", email: "", guests: 0 });
  const [isPending, setIsPending] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const name = draft.name.trim();
    const email = draft.email.trim();
    if (name === "" || isPending) return;
    setIsPending(true);
    const isIn = await onAdd({ name, guests: draft.guests, ...(email && { email }) }).finally(() =>
      setIsPending(false),
    );
    if (isIn) setDraft({ name: "", email: "", guests: 0 });
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      <Field label="Name">
        {(control) => (
          <Input
            {...control}
            required
            maxLength={100}
            autoComplete="off"
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Email"
        optional
        description="For their ticket and changes. Leave it empty to add only a name."
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            maxLength={254}
            autoComplete="off"
            value={draft.email}
            onChange={(event) => setDraft({ ...draft, email: event.target.value })}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Field label="Guests with them">
          {(control) => (
            <Stepper
              {...control}
              noun="guests with them"
              value={draft.guests}
              max={50}
              onValueChange={(guests) => setDraft({ ...draft, guests })}
            />
          )}
        </Field>
        <Button type="submit" pending={isPending}>
          Add and check in
        </Button>
      </div>
    </form>
  );
}
