"use client";

import { useMutation } from "@tanstack/react-query";
import { Check, MailOpen, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { goTo, signInWith } from "@/components/accounts/auth-client";
import { useTRPC } from "@/components/providers/trpc";
import { StatusHeading } from "@/components/rsvps/status-heading";
import { ButtonLink } from "@/components/ui/button-link";
import type { LinkedInvitation } from "@/server/domains/invitations/links/schema";
import { AnswerChoice } from "./answer-choice";
import { useOwnAnswer } from "./use-own-answer";

type InvitationByLinkProps = { invitation: LinkedInvitation; token: string };

/** An invitation that is answered by its own link. Only the buttons change anything. */
export function InvitationByLink({ invitation, token }: InvitationByLinkProps) {
  const { event, goingBy, canDecline, note, answer: answered } = invitation;
  const { going, decline, error } = useLinkAnswer(invitation, token);
  const eventHref = `/events/${event.slug}?invite=${encodeURIComponent(token)}`;
  return (
    <div className="space-y-5">
      <Standing answer={answered} note={note} />
      <AnswerChoice
        title={event.title}
        note={note}
        size="lg"
        going={answered !== "going" && (goingBy === "here" || goingBy === "claim") ? going : undefined}
        decline={canDecline ? decline : undefined}
        error={error}
      >
        {goingBy === "sign-in" && (
          <ButtonLink
            href={`/sign-in?callbackUrl=${encodeURIComponent(`/invitations/${token}`)}`}
            size="lg"
            prefetch={false}
          >
            Sign in to say “Going”
          </ButtonLink>
        )}
      </AnswerChoice>
      <p className="text-muted text-sm">
        {HINTS[goingBy]}
        {goingBy === "sign-in" && canDecline && " “Can't go” needs no sign-in."}
      </p>
      <ButtonLink href={eventHref} variant="ghost" size="sm" prefetch={false}>
        See the event page
      </ButtonLink>
    </div>
  );
}

const HINTS: Record<LinkedInvitation["goingBy"], string> = {
  here: "You can change your answer until the event ends.",
  claim: "“Going” also confirms your email address and signs you in, so you can change your answer later.",
  "sign-in": "There is an account with the invited email address.",
  elsewhere:
    "This invitation was sent to a different email address. Sign out to answer it, or RSVP as yourself on the event page.",
};

function Standing({ answer, note }: Pick<LinkedInvitation, "answer" | "note">) {
  if (answer === "going") return <StatusHeading tone="success" icon={<Check />} title="You're going" />;
  if (answer === null) return <StatusHeading tone="accent" icon={<MailOpen />} title="You're invited" />;
  return (
    <StatusHeading tone="neutral" icon={<Undo2 />} title="You can't go">
      {note ? (
        <p dir="auto" className="whitespace-pre-line break-words">
          “{note}”
        </p>
      ) : (
        <p>Thanks for letting the host know. You can still change your mind.</p>
      )}
    </StatusHeading>
  );
}

/** Answers as the person who is signed in, or by the link alone. */
function useLinkAnswer({ event, goingBy }: LinkedInvitation, token: string) {
  const router = useRouter();
  const eventPath = `/events/${event.slug}#rsvp`;
  const own = useOwnAnswer({
    eventId: event.id,
    invite: token,
    onMoreNeeded: () => router.push(eventPath),
    onAnswered: () => router.refresh(),
  });
  const byLink = useMutation(
    useTRPC().invitations.declineByLink.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const claim = useClaim(token, eventPath);
  if (goingBy === "here") return { ...own, error: own.answer.error };
  return {
    going: claim.going,
    decline: {
      pending: byLink.isPending,
      onSend: (note: string | null) => byLink.mutate({ token, note }),
    },
    error: claim.error ?? byLink.error,
  };
}

/** "Going" by the link alone: begins a sign-in, and leads to the event's page as the person who is in. */
function useClaim(token: string, eventPath: string) {
  const [state, setState] = useState<{ pending: boolean; error: unknown }>({ pending: false, error: null });
  async function onPress() {
    if (state.pending) return;
    setState({ pending: true, error: null });
    try {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      await signInWith("invitation", { token, timeZone });
      goTo(eventPath);
    } catch (error) {
      setState({ pending: false, error });
    }
  }
  return { going: { pending: state.pending, onPress: () => void onPress() }, error: state.error };
}
