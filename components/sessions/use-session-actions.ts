"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { eventPath } from "@/components/rsvps/event-path";
import { toast } from "@/components/ui/toast";
import { refusalOf } from "@/lib/error-facts";
import type { Clash } from "@/lib/refusals/sessions";
import type { Seats } from "@/server/seats/facts";
import { withAnswer, withoutSessions } from "./own-sessions";
import type { BookableSession } from "./program-event";
import { giveUpWords, joinedWords } from "./session-words";
import { useSessions } from "./sessions-provider";

/** How a clash with other sessions is solved. The sessions named are given up for this one. */
export type ClashChoice = { swap: string[] } | { dropIfPromoted: string[] } | { onlyIfFree: true };
type Answer = { rsvp: Parameters<typeof withAnswer>[2]; seats: Seats };

/**
 * What the viewer can do with a session, where an RSVP brings so many guests. Every outcome is shown by a toast; a clash
 * is returned for a dialog.
 */
export function useSessionActions(session: BookableSession, guests: number) {
  const { scope, isGuest, mine, setMine, noteSeats, refetchMine } = useSessions();
  const trpc = useTRPC();
  const explain = useExplain();
  const [clash, setClash] = useState<{ clashes: Clash[]; isFull: boolean } | null>(null);
  const take = ({ rsvp, seats }: Answer, given: string[] = []) => {
    noteSeats(session.id, seats);
    setMine((items) => withAnswer(withoutSessions(items, given), session, rsvp));
    refetchMine();
  };
  const join = useMutation(trpc.schedule.rsvp.mutationOptions());
  const leave = useMutation(trpc.schedule.cancel.mutationOptions());
  const accept = useMutation(trpc.rsvps.accept.mutationOptions());
  const target = { sessionId: session.id, ...(scope.invite && { invite: scope.invite }) };
  const isNewToEvent = !isGuest && mine.length === 0;

  const book = (choice?: ClashChoice, party = guests) =>
    join.mutate(
      { ...target, ...choice, ...(party > 0 && { guests: party }) },
      {
        onSuccess: (answer) => {
          const given = answer.rsvp.status === "waitlisted" ? [] : givenBy(choice);
          const givenUp = mine.filter(({ sessionId }) => given.includes(sessionId)).map(({ title }) => title);
          take(answer, given);
          setClash(null);
          toast({
            ...joinedWords(answer.rsvp, { title: session.title, givenUp, isNewToEvent }),
            tone: "success",
          });
        },
        onError: (error) => {
          const clashed = refusalOf(error, "session.clash");
          if (clashed) setClash({ clashes: clashed.details.clashes, isFull: false });
          else if (clash && (refusalOf(error, "rsvp.no-seat") || refusalOf(error, "rsvp.full")))
            setClash({ ...clash, isFull: true });
          else explain(error);
        },
      },
    );

  const cancel = () => {
    const own = mine.find(({ sessionId }) => sessionId === session.id);
    leave.mutate(target, {
      onSuccess: (answer) => {
        take(answer);
        toast({
          title: giveUpWords(own?.rsvpStatus ?? "confirmed", session.title, 0).done,
          tone: "success",
          // As many as before.
          action: { label: "Undo", onClick: () => book(undefined, own?.guests) },
        });
      },
      onError: explain,
    });
  };

  const acceptOffer = (rsvpId: string) =>
    accept.mutate(
      { rsvpId },
      {
        onSuccess: (answer) => {
          take(answer);
          toast({ ...joinedWords(answer.rsvp, { title: session.title }), tone: "success" });
        },
        onError: explain,
      },
    );
  const isPending = join.isPending || leave.isPending || accept.isPending;
  return { book, cancel, acceptOffer, isPending, clash, closeClash: () => setClash(null) };
}

function givenBy(choice: ClashChoice | undefined): string[] {
  if (!choice) return [];
  if ("swap" in choice) return choice.swap;
  return "dropIfPromoted" in choice ? choice.dropIfPromoted : [];
}

/** Says in a toast why something was refused, with the way to the event where that is what it takes. */
function useExplain() {
  const { event, scope, refetchMine } = useSessions();
  const router = useRouter();
  const href = eventPath(event, scope.invite);
  return async (error: unknown) => {
    refetchMine();
    const leadsToEvent = refusalOf(error, "session.rsvp-first", "session.event-full") !== undefined;
    // Fetched with the first refusal.
    const { errorFacts, errorMessage } = await import("@/lib/error-message");
    toast({
      title: errorMessage(errorFacts(error)),
      tone: "danger",
      ...(leadsToEvent && { action: { label: "Open event", onClick: () => router.push(href) } }),
    });
  };
}
