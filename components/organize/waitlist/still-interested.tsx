"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { EntryOut } from "@/server/domains/holds/schema";
import { ordinal } from "@/server/domains/rsvps/ledger.policy";
import { organizePages } from "../organize-paths";
import { EntryFacts } from "./entry-facts";

type StillInterestedProps = { initial: EntryOut; orgSlug: string };

/** The page of the emailed question. Only its two buttons change something. */
export function StillInterested({ initial, orgSlug }: StillInterestedProps) {
  const client = useTRPCClient();
  const [entry, setEntry] = useState(initial);
  const [pending, setPending] = useState<"yes" | "no" | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const isAsked =
    entry.endedAt === null && entry.stillInterestedSentAt !== null && !entry.stillInterestedResponded;
  const answer = async (choice: "yes" | "no") => {
    if (pending) return;
    setPending(choice);
    setFault(null);
    const own = { orgId: entry.organizationId, waitlistId: entry.id };
    try {
      setEntry(await client.waitlists.stillInterested.mutate({ ...own, interested: choice === "yes" }));
    } catch (error) {
      setFault(errorMessage(errorFacts(error)));
    } finally {
      setPending(null);
    }
  };
  return (
    <Card className="max-w-xl space-y-4">
      <CardHeader
        title={
          isAsked ? (
            <>
              Are you still interested in <bdi>{entry.venue.name}</bdi>?
            </>
          ) : (
            <bdi>{entry.venue.name}</bdi>
          )
        }
        description={isAsked ? "Nothing changes until you press a button." : undefined}
      />
      <EntryFacts entry={entry} />
      <div role="status">{!isAsked && <Callout tone="success">{outcome(entry)}</Callout>}</div>
      {fault && (
        <Callout tone="danger" role="alert">
          {fault}
        </Callout>
      )}
      <div className="flex flex-wrap gap-2">
        {isAsked && (
          <>
            <Button pending={pending === "yes"} onClick={() => void answer("yes")}>
              Yes, keep our place
            </Button>
            <Button variant="secondary" pending={pending === "no"} onClick={() => void answer("no")}>
              No, leave the waitlist
            </Button>
          </>
        )}
        <ButtonLink variant={isAsked ? "ghost" : "secondary"} href={organizePages(orgSlug).waitlist}>
          See the waitlist
        </ButtonLink>
      </div>
    </Card>
  );
}

function outcome(entry: EntryOut): string {
  if (entry.endReason === "nudge_declined") return "You've left this waitlist. Thanks for letting us know.";
  if (entry.endReason === "nudge_unanswered")
    return "This question went unanswered for too long, so your place was given up.";
  if (entry.endedAt !== null) return "You're no longer on this waitlist.";
  const place =
    entry.position === null ? "You keep your place." : `You're ${ordinal(entry.position)} on the waitlist.`;
  if (entry.stillInterestedResponded) return `You said that you're still interested. ${place}`;
  return `There is nothing to answer right now. ${place}`;
}
