"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { errorFacts } from "@/lib/error-facts";

type Options = {
  eventId: string;
  invite?: string | undefined;
  /** Called where going needs more than a press, such as answers to the host's questions. */
  onMoreNeeded?: () => void;
  onAnswered?: () => void;
};

/** Answers the viewer's own invitation, and refreshes what shows the answer. */
export function useOwnAnswer({ eventId, invite, onMoreNeeded, onAnswered }: Options) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const answer = useMutation(
    trpc.invitations.answer.mutationOptions({
      onSuccess: () => onAnswered?.(),
      onError: (error) => errorFacts(error).reason === "input.invalid" && onMoreNeeded?.(),
      onSettled: () => client.invalidateQueries(trpc.rsvps.pathFilter()),
    }),
  );
  const scope = { eventId, ...(invite && { invite }) };
  const pending = (what: "going" | "declined") => answer.isPending && answer.variables.answer === what;
  return {
    answer,
    going: { pending: pending("going"), onPress: () => answer.mutate({ ...scope, answer: "going" }) },
    decline: {
      pending: pending("declined"),
      onSend: (note: string | null) => answer.mutate({ ...scope, answer: "declined", note }),
    },
  };
}
