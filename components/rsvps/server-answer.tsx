import { AnswerButtons } from "./answer-buttons";
import { AnswerFace, NoteForHost } from "./answer-face";
import type { AnswerFacts } from "./answer-heading";
import { isSettled, wasDisplaced } from "./change-words";
import { LedgerFold } from "./ledger-fold";
import { LedgerLines } from "./ledger-lines";
import type { LedgerItem } from "./rsvp-event";
import { timeLeftWords } from "./time-left";

type ServerAnswerProps = {
  facts: Omit<AnswerFacts, "before" | "displaced">;
  /** Read for those who wait only. */
  ledger: LedgerItem[] | null;
};

/**
 * One's own answer as the server renders it: read without any script, and replaced by the live one in the same shape
 * once that has come. Its buttons are there to be seen; nothing could press them yet.
 */
export function ServerAnswer({ facts, ledger }: ServerAnswerProps) {
  const { rsvp, event, now, outlook } = facts;
  const gone = rsvp.status === "cancelled" || rsvp.status === "declined";
  const leftMs = rsvp.offerExpiresAt ? Date.parse(rsvp.offerExpiresAt) - now.getTime() : 0;
  const displaced = wasDisplaced(ledger ?? []);
  return (
    <AnswerFace
      facts={{ ...facts, before: null, displaced, timeLeft: `${timeLeftWords(leftMs)} left` }}
      actions={
        gone ? null : (
          <>
            <NoteForHost text={rsvp.specialRequirements} />
            {!isSettled(outlook) && (
              <div inert>
                <AnswerButtons rsvp={rsvp} />
              </div>
            )}
          </>
        )
      }
      ledger={
        ledger && (
          <LedgerFold open>
            <LedgerLines items={ledger} timeZone={event.timeZone} now={now} />
          </LedgerFold>
        )
      }
    />
  );
}
