"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FeedbackSummary } from "@/server/domains/feedback/schema";
import { Distribution } from "./distribution";
import { FeedbackEntries } from "./feedback-entries";

type Session = FeedbackSummary["sessions"][number];

/** How each session was rated, with its comments on request. */
export function SessionRatings({ sessions }: { sessions: Session[] }) {
  return (
    <section aria-labelledby="feedback-sessions" className="space-y-4">
      <h2 id="feedback-sessions" className="text-xl">
        Sessions
      </h2>
      {sessions.map((session) => (
        <SessionRating key={session.sessionId} session={session} />
      ))}
    </section>
  );
}

function SessionRating({ session: { sessionId, title, ...distribution } }: { session: Session }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card className="space-y-4">
      <h3 className="font-medium">
        <bdi>{title}</bdi>
      </h3>
      <Distribution {...distribution} />
      <Button
        variant="ghost"
        size="sm"
        aria-expanded={isOpen}
        aria-label={`${isOpen ? "Hide" : "Show"} feedback on ${title}`}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? "Hide feedback" : "Show feedback"}
      </Button>
      {isOpen && <FeedbackEntries scope={{ sessionId }} />}
    </Card>
  );
}
