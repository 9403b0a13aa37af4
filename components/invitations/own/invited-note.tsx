"use client";

import type { OwnInvitation } from "@/server/domains/invitations/answers/schema";
import { AnswerChoice } from "./answer-choice";
import { useOwnAnswer } from "./use-own-answer";

type InvitedNoteProps = {
  event: { id: string; title: string };
  invite: string | undefined;
  invitation: OwnInvitation;
};

/** Below the form of the event page: the other answer to an invitation, or that it was given. */
export function InvitedNote({ event, invite, invitation }: InvitedNoteProps) {
  const { answer, decline } = useOwnAnswer({ eventId: event.id, invite });
  const now = answer.data?.invitation ?? invitation;
  return (
    <div className="space-y-3 border-border border-t pt-4">
      {now.answer === "declined" ? (
        <p role="status" className="text-sm">
          You said you can't go. Thanks for letting the host know.
          {now.note && (
            <span dir="auto" className="mt-1 block whitespace-pre-line break-words text-muted">
              “{now.note}”
            </span>
          )}
        </p>
      ) : (
        <p className="text-sm">You're invited. Let the host know if you can't make it.</p>
      )}
      {now.answer !== "declined" && (
        <AnswerChoice title={event.title} note={now.note} decline={decline} error={answer.error} />
      )}
    </div>
  );
}
