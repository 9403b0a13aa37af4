"use client";

import { type ReactNode, useState } from "react";
import { useAwake } from "@/components/rsvps/use-awake";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { CantGoForm } from "./cant-go-form";

type AnswerChoiceProps = {
  title: string;
  note: string | null;
  /** Left out where going is not for these buttons. */
  going?: { pending: boolean; onPress: () => void } | undefined;
  /** Left out where declining is not possible. */
  decline?: { pending: boolean; onSend: (note: string | null) => void } | undefined;
  error: unknown;
  size?: "md" | "lg";
  /** Shown beside the buttons. */
  children?: ReactNode;
};

/** The two answers to an invitation: Going, and Can't go with a line to the host. */
export function AnswerChoice({
  title,

  note,
  going,
  decline,
  error,
  size = "md",
  children,
}: AnswerChoiceProps) {
  const [writing, setWriting] = useState(false);
  const awake = useAwake();
  const about = <span className="sr-only"> to {title}</span>;
  return (
    // A whole row of a list may be a link; this lies above it.
    <div inert={!awake} className="relative z-10 space-y-3">
      {error ? (
        <Callout tone="danger" role="alert">
          {errorMessage(errorFacts(error))}
        </Callout>
      ) : null}
      {writing && decline ? (
        <CantGoForm note={note} {...decline} onCancel={() => setWriting(false)} />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          {going && (
            <Button size={size} pending={going.pending} onClick={going.onPress}>
              Going{about}
            </Button>
          )}
          {children}
          {decline && (
            <Button size={size} variant="secondary" onClick={() => setWriting(true)}>
              Can't go{about}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
