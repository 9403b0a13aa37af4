"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { counted } from "@/lib/plural";
import { ACTIVE_MAX } from "@/server/domains/holds/schema";
import { ordinal } from "@/server/domains/rsvps/ledger.policy";
import { organizePages } from "../organize-paths";
import { useStep } from "../use-step";
import type { VenueProps } from "./request-shared";

/** Joins the waitlist of a venue that is unavailable, or says where the organization stands on it. */
export function WaitlistStep({ venue, request, entry, orgSlug, onChanged }: VenueProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { pending, run } = useStep(onChanged);
  const pages = organizePages(orgSlug);
  if (entry)
    return (
      <ButtonLink size="sm" variant="secondary" href={pages.entry(entry.id)}>
        {entry.status === "offered"
          ? "Held for you: answer"
          : entry.position === null
            ? "On its waitlist"
            : `${ordinal(entry.position)} on its waitlist`}
      </ButtonLink>
    );
  const join = async () => {
    const isDone = await run("join", async () => {
      const { id } = await client.waitlists.join.mutate({
        orgId: request.organizationId,
        sourceRfpVenueId: venue.id,
      });
      router.push(pages.entry(id));
    });
    if (!isDone) setOpen(false);
  };
  const lifetime =
    request.datesFlexible || !request.preferredDatesStart
      ? "Your place lasts 90 days."
      : "Your place lasts until 30 days after your dates.";
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        aria-label={`Join its waitlist: ${venue.name}`}
        onClick={() => setOpen(true)}
      >
        Join its waitlist
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        tone="primary"
        title={
          <>
            Join the waitlist of <bdi>{venue.name}</bdi>?
          </>
        }
        description={`If it becomes available and it's your turn, it's held for you for 48 hours. ${lifetime} You can have ${counted(ACTIVE_MAX, "active waitlist entry", "active waitlist entries")}.`}
        confirmLabel="Join waitlist"
        cancelLabel="Cancel"
        pending={pending === "join"}
        onConfirm={() => void join()}
      />
    </>
  );
}
