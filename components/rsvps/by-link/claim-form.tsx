"use client";

import { useMutation } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import { faultsOfAnswers } from "@/server/domains/events/questions/policy";
import type { ClaimPage } from "@/server/domains/rsvps/claim-links.schema";
import { faultsIn } from "../draft";
import { PartyFields } from "../party-fields";
import { QuestionFields } from "../question-fields";
import type { PartyDraft } from "../rsvp-event";
import { partyWords } from "../rsvp-words";
import { useAwake } from "../use-awake";
import { useFocusedFault } from "../use-focused-fault";
import { KeptSeats } from "./kept-seats";
import { LinkState } from "./link-state";

type ClaimFormProps = { claim: ClaimPage; token: string; until: string };

/** Claims seats of a group's link, with the viewer's own answers. */
export function ClaimForm({ claim, token, until }: ClaimFormProps) {
  const { questions, unclaimedSeats, event } = claim;
  const [draft, setDraft] = useState<PartyDraft>({ guests: 0, specialRequirements: "", answers: {} });
  const [tries, setTries] = useState(0);
  const take = useClaim();
  const awake = useAwake();
  const missing = faultsOfAnswers(questions, draft.answers);
  const faults = tries > 0 && missing.length > 0 ? missing : faultsIn(take.error);
  const form = useFocusedFault(tries);
  const onSubmit = (submitted: FormEvent) => {
    submitted.preventDefault();
    setTries(tries + 1);
    if (missing.length === 0) take.mutate({ token, ...draft });
  };
  if (take.isSuccess) return <Claimed guests={draft.guests} href={`/events/${event.slug}`} />;
  return (
    <form ref={form} onSubmit={onSubmit} noValidate aria-label="Claim a seat" className="space-y-5">
      <KeptSeats seats={unclaimedSeats} until={until} />
      <div inert={!awake} className="space-y-5">
        <PartyFields
          draft={draft}
          onChange={setDraft}
          guestsMax={Math.min(claim.guestsMax, unclaimedSeats - 1)}
        />
        {questions.length > 0 && (
          <QuestionFields
            questions={questions}
            answers={draft.answers}
            faults={faults}
            onChange={(answers) => setDraft({ ...draft, answers })}
          />
        )}
        {take.error && (
          <Callout tone="danger" role="alert">
            {errorMessage(errorFacts(take.error))}
          </Callout>
        )}
        <Button type="submit" size="lg" width="full" pending={take.isPending}>
          {draft.guests === 0 ? "Claim your seat" : `Claim ${counted(1 + draft.guests, "seat")}`}
        </Button>
      </div>
    </form>
  );
}

function useClaim() {
  const router = useRouter();
  return useMutation(
    useTRPC().claims.claim.mutationOptions({
      // Another member of the group may have been quicker: the page shows the remaining seats.
      onError: (error) => errorFacts(error).reason.startsWith("claim.") && router.refresh(),
    }),
  );
}

function Claimed({ guests, href }: { guests: number; href: string }) {
  const body = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone.
  useEffect(() => body.current?.querySelector<HTMLElement>("[tabindex='-1']")?.focus(), []);
  return (
    <div ref={body}>
      <LinkState tone="success" icon={<Check />} title="You're in" href={href}>
        {partyWords(guests)}. See you there!
      </LinkState>
    </div>
  );
}
