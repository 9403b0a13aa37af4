import type { ReactNode } from "react";
import { type AnswerFacts, AnswerHeading } from "./answer-heading";

type AnswerFaceProps = { facts: AnswerFacts; ticket?: ReactNode; actions: ReactNode; ledger: ReactNode };

/** The viewer's own answer: status, answers, actions, and what happened so far. */
export function AnswerFace({ facts, ticket, actions, ledger }: AnswerFaceProps) {
  return (
    <div className="space-y-5">
      <AnswerHeading {...facts} />
      {ticket}
      {actions}
      {ledger}
    </div>
  );
}

/** What one has written to the host. */
export function NoteForHost({ text }: { text: string | null }) {
  if (!text) return null;
  return (
    <div className="rounded-control bg-fill px-3.5 py-2.5 text-sm">
      <p className="text-muted text-xs">Your note for the host</p>
      <p className="whitespace-pre-line break-words">{text}</p>
    </div>
  );
}
