"use client";

import { Download, MessageSquare } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FeedbackSummary } from "@/server/domains/feedback/schema";
import { Distribution } from "./distribution";
import { FeedbackEntries, type FeedbackPage } from "./feedback-entries";
import { SessionRatings } from "./session-ratings";

type FeedbackReportProps = { eventId: string; summary: FeedbackSummary; first: FeedbackPage };

/** What guests said, for hosts: the distribution, the sessions, each entry, and a file with all of it. */
export function FeedbackReport({ eventId, summary, first }: FeedbackReportProps) {
  const { event, sessions } = summary;
  if (event.count === 0 && sessions.length === 0) {
    return (
      <EmptyState
        icon={<MessageSquare />}
        title="No feedback yet"
        description="We ask everyone who was there an hour after the event has ended."
      />
    );
  }
  return (
    <div className="space-y-8">
      <section aria-labelledby="feedback-event" className="space-y-4">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <h2 id="feedback-event" className="text-xl">
            The event
          </h2>
          <a
            href={`/api/v1/events/${eventId}/feedback.csv`}
            download
            className={buttonStyles({ variant: "secondary" })}
          >
            <Download aria-hidden="true" />
            Download CSV
          </a>
        </div>
        <Card>
          <Distribution {...event} />
        </Card>
        <FeedbackEntries scope={{ eventId }} first={first} />
      </section>
      {sessions.length > 0 && <SessionRatings sessions={sessions} />}
    </div>
  );
}
