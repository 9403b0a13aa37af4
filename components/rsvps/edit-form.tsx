"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { faultsOfAnswers } from "@/server/domains/events/questions/policy";
import { growthHint } from "./change-words";
import { draftOf, faultsIn } from "./draft";
import { PartyFields } from "./party-fields";
import { QuestionFields } from "./question-fields";
import { RsvpError } from "./rsvp-error";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";
import { partyWords } from "./rsvp-words";
import { useFocusedFault } from "./use-focused-fault";

/** Changes the viewer's own answer. */
export function EditForm({ rsvp, onDone }: { rsvp: RsvpOut; onDone: () => void }) {
  const { event, seats, outlook, edit } = useRsvp();
  const { questions } = event;
  const { form, save, draft, setDraft, base, conflict, faults } = useEditing(rsvp, onDone);
  const guestsMax = outlook.kind === "closed" ? Math.min(rsvp.guests, event.guestsMax) : event.guestsMax;
  return (
    <form
      ref={form}
      noValidate
      onSubmit={save}
      aria-label="Edit your RSVP"
      className="space-y-4 rounded-control border border-border p-4"
    >
      {conflict && (
        <Conflict error={edit.error} present={base} onTake={() => setDraft(draftOf(base, questions))} />
      )}
      <PartyFields
        draft={draft}
        onChange={setDraft}
        guestsMax={Math.max(guestsMax, rsvp.guests)}
        hint={growthHint({ rsvp, guests: draft.guests, seats })}
      />
      {questions.length > 0 && (
        <QuestionFields
          questions={questions}
          answers={draft.answers}
          faults={faults}
          onChange={(answers) => setDraft({ ...draft, answers })}
        />
      )}
      {!conflict && <RsvpError error={edit.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={edit.isPending}>
          Save changes
        </Button>
        <Button variant="ghost" onClick={onDone}>
          Discard changes
        </Button>
      </div>
    </form>
  );
}

/**
 * What is being changed. It is saved against the version that the form began with; after a conflict, against the one
 * it was shown, with what was typed still in the fields.
 */
function useEditing(rsvp: RsvpOut, onDone: () => void) {
  const { event, scope, edit } = useRsvp();
  const [base, setBase] = useState(rsvp);
  const [draft, setDraft] = useState(() => draftOf(rsvp, event.questions));
  const [tries, setTries] = useState(0);
  const missing = faultsOfAnswers(event.questions, draft.answers);
  const faults = tries > 0 && missing.length > 0 ? missing : faultsIn(edit.error);
  const conflict = edit.error !== null && errorFacts(edit.error).reason === "rsvp.changed-meanwhile";
  // The answer to a conflict has brought the present state here by way of `rsvp`.
  if (conflict && base.version !== rsvp.version) setBase(rsvp);
  const form = useFocusedFault(tries);
  const save = (submitted: FormEvent) => {
    submitted.preventDefault();
    setTries(tries + 1);
    if (missing.length > 0) return;
    edit.mutate({ ...scope, ...draft, expectedVersion: base.version }, { onSuccess: onDone });
  };
  return { form, save, draft, setDraft, base, conflict, faults };
}

function Conflict({ error, present, onTake }: { error: unknown; present: RsvpOut; onTake: () => void }) {
  return (
    <Callout
      tone="warning"
      role="alert"
      title={errorMessage(errorFacts(error))}
      action={
        <Button size="sm" variant="secondary" onClick={onTake}>
          Use what is saved
        </Button>
      }
    >
      <p>
        Saved now: {partyWords(present.guests)}
        {present.specialRequirements ? `, “${present.specialRequirements}”` : ", no note for the host"}. What
        you typed is still below.
      </p>
    </Callout>
  );
}
