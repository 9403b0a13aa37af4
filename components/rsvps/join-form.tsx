"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { partyRuleSentence } from "@/server/domains/rsvps/policy";
import { signInPath } from "./event-path";
import { PartyFields } from "./party-fields";
import { RsvpError } from "./rsvp-error";
import { useRsvp } from "./rsvp-provider";
import { joinLabel, partiesAheadSentence, partyHint } from "./rsvp-words";

/** Asks for seats. Whether they are given is for the server to say: until then the button only waits. */
export function JoinForm() {
  const { event, scope, signedIn, seats, outlook, draft, setDraft, join, submit } = useRsvp();
  const signInHref = signInPath({ event, invite: scope.invite, guests: draft.guests });
  const label = joinLabel(outlook, seats.seatsLeft);
  const onSubmit = (submitted: FormEvent) => {
    submitted.preventDefault();
    submit();
  };
  return (
    <form onSubmit={onSubmit} className="space-y-4">
      <PartyFields
        draft={draft}
        onChange={setDraft}
        guestsMax={event.guestsMax}
        hint={partyHint(outlook, seats.seatsLeft, 1 + draft.guests)}
      />
      {outlook.kind === "waitlist" && <WaitlistTerms />}
      <RsvpError error={join.error} />
      {signedIn ? (
        <Button
          type="submit"
          size="lg"
          width="full"
          pending={join.isPending}
          disabled={outlook.kind === "full"}
        >
          {label}
        </Button>
      ) : (
        <ButtonLink href={signInHref} size="lg" width="full" prefetch={false}>
          {label}
        </ButtonLink>
      )}
      <p className="text-center text-muted text-xs">
        {signedIn
          ? "You can change or cancel until the event ends."
          : "You sign in first; we bring you right back here."}
      </p>
    </form>
  );
}

/** How the line works, read before one joins it. */
function WaitlistTerms() {
  const { event, seats, outlook } = useRsvp();
  if (outlook.kind !== "waitlist") return null;
  return (
    <div className="rounded-control bg-fill px-3.5 py-3 text-sm">
      {seats.seatsLeft === 0 && <p className="font-medium">{partiesAheadSentence(outlook.partiesAhead)}</p>}
      <p className="text-muted">{partyRuleSentence(event.partyRule, event.passOversMax)}</p>
    </div>
  );
}
