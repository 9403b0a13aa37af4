"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { counted } from "@/lib/plural";
import { guestsLimit } from "@/server/seats/admission";
import { Lazily, lazyPart } from "../ui/lazy-part";
import { signInPath } from "./event-path";
import { PartyFields } from "./party-fields";
import { RsvpError } from "./rsvp-error";
import { useRsvp } from "./rsvp-provider";
import { isRefused, joinLabel, partyHint } from "./rsvp-words";
import { useAwake } from "./use-awake";

const JoinTerms = lazyPart(() => import("./join-terms").then((module) => module.JoinTerms));
const QuestionFields = lazyPart(() => import("./question-fields").then((module) => module.QuestionFields));

/** Asks for seats. Whether they are given is for the server to say: until then the button only waits. */
export function JoinForm() {
  const { event, scope, signedIn, invitation, seats, outlook, words, draft, setDraft, join } = useRsvp();
  const { form, send } = useSubmit();
  const awake = useAwake();
  const signInHref = signInPath({ event, invite: scope.invite, guests: draft.guests });
  const label = joinLabel(outlook, seats.seatsLeft, invitation !== null);
  return (
    <form ref={form} onSubmit={send} noValidate className="space-y-4">
      <div inert={!awake} className="space-y-4">
        <PartyFields
          draft={draft}
          onChange={setDraft}
          guestsMax={guestsLimit({ guestsMax: event.guestsMax, capacity: seats.capacity })}
          asksNote={signedIn}
          hint={partyHint(outlook, seats, 1 + draft.guests)}
        />
        <Questions />
      </div>
      <Lazily>
        <JoinTerms />
      </Lazily>
      <RsvpError error={join.error} />
      {signedIn ? (
        <Button
          type="submit"
          inert={!awake}
          size="lg"
          width="full"
          pending={join.isPending}
          disabled={isRefused(outlook)}
        >
          {label}
        </Button>
      ) : (
        <ButtonLink href={signInHref} size="lg" width="full" prefetch={false}>
          {label}
        </ButtonLink>
      )}
      <p className="text-center text-muted text-xs">
        {words.closesAt && `RSVP by ${words.closesAt}. `}
        {signedIn
          ? "You can change or cancel until the event ends."
          : "You'll sign in, then come right back."}
      </p>
    </form>
  );
}

/** Sends the form, or moves to the first field that keeps it from being sent. */
function useSubmit() {
  const { submit, faults } = useRsvp();
  const form = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  const first = faults[0]?.field;
  useEffect(() => {
    if (refusals > 0 || first) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [refusals, first]);
  const send = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!submit()) setRefusals(refusals + 1);
  };
  return { form, send };
}

/** Asked of those only who can send an answer: what a stranger writes would be lost on the way to signing in. */
function Questions() {
  const { event, signedIn, draft, setDraft, faults } = useRsvp();
  const { questions } = event;
  const count = questions.length;
  if (count === 0) return null;
  if (!signedIn) {
    return (
      <p className="text-muted text-sm">
        The host asks {counted(count, "question")}, which you can answer after signing in.
      </p>
    );
  }
  const { answers } = draft;
  const onChange = (changed: typeof answers) => setDraft({ ...draft, answers: changed });
  return (
    <Lazily>
      <QuestionFields questions={questions} answers={answers} faults={faults} onChange={onChange} />
    </Lazily>
  );
}
