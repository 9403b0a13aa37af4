"use client";

import { useMutation } from "@tanstack/react-query";
import { Ticket } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { OfferOut } from "@/server/domains/rsvps/offer-links.schema";
import { Countdown } from "../countdown";
import { keptTitle } from "../rsvp-words";
import { StatusHeading } from "../status-heading";
import { useAwake } from "../use-awake";
import { useClock } from "../use-clock";
import { AnsweredOffer } from "./answered-offer";
import { OfferOver } from "./offer-over";

type OfferByLinkProps = {
  offer: OfferOut;
  token: string;
  /** The end of the offer in words; null where nothing ends. */
  until: string | null;
  renderedAt: string;
};

/** An offer that is answered by its link. Only the buttons change anything. */
export function OfferByLink({ offer, token, until, renderedAt }: OfferByLinkProps) {
  const { event, seats, offerExpiresAt } = offer;
  const clock = useClock(renderedAt, [offerExpiresAt]);
  const { answer, choose } = useAnswer(token);
  const awake = useAwake();
  if (answer.isSuccess) {
    const accepted = answer.data.status === "confirmed";
    return <AnsweredOffer accepted={accepted} event={event} session={offer.session} />;
  }
  if (offerExpiresAt && clock.now >= new Date(offerExpiresAt)) {
    return <OfferOver offer={{ ...offer, state: "over" }} now={clock.now} />;
  }
  const pending = (choice: "accept" | "refuse") => answer.isPending && answer.variables.answer === choice;
  return (
    <div className="space-y-5">
      <StatusHeading
        tone="accent"
        icon={<Ticket />}
        title={offer.waiting ? "You're asked to join the waitlist" : keptTitle(seats)}
      >
        <p>
          {offer.asked && `${event.hostName} would like you to come. `}
          {until && `Until ${until}.`}{" "}
          {offerExpiresAt && (
            <span className="whitespace-nowrap font-medium text-accent-text">
              <Countdown until={offerExpiresAt} clock={clock} />
            </span>
          )}
        </p>
      </StatusHeading>
      {answer.error && (
        <Callout tone="danger" role="alert">
          {errorMessage(errorFacts(answer.error))}
        </Callout>
      )}
      <div inert={!awake} className="flex flex-wrap gap-2">
        <Button size="lg" className="grow" pending={pending("accept")} onClick={() => choose("accept")}>
          Accept
        </Button>
        <Button size="lg" variant="danger-ghost" pending={pending("refuse")} onClick={() => choose("refuse")}>
          Decline
        </Button>
      </div>
      <Scriptless />
      <p className="text-muted text-sm">
        {offer.asked
          ? "If you decline, no host can register you for this event again. You can still RSVP yourself."
          : "If you decline, the seat goes to the next person. This can't be undone."}
      </p>
    </div>
  );
}

function Scriptless() {
  return (
    <noscript>
      <p className="text-sm">
        Your browser runs no scripts, which these buttons need. Sign in and open the event's page instead.
      </p>
    </noscript>
  );
}

function useAnswer(token: string) {
  const router = useRouter();
  const answer = useMutation(
    useTRPC().offers.answerByLink.mutationOptions({
      // A refusal means that the offer is not what this page shows.
      onError: (error) => errorFacts(error).reason !== "network.lost" && router.refresh(),
    }),
  );
  return {
    answer,
    choose: (choice: "accept" | "refuse") => {
      if (!answer.isPending) answer.mutate({ token, answer: choice });
    },
  };
}
