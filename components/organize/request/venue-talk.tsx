"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { useAccountForm } from "@/components/accounts/use-account-form";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/class-names";
import { formatInZone } from "@/lib/dates";
import { FormDialog } from "../form-dialog";
import type { VenueCardProps } from "./venue-card";

/** Private notes on a venue, and the questions between the organizer and the venue. */
export function VenueTalk(props: VenueCardProps) {
  const { venue, request, onChanged } = props;
  const client = useTRPCClient();
  const [isOpen, setOpen] = useState(false);
  const own = { orgId: request.organizationId, rfpId: request.id, rfpVenueId: venue.id };
  return (
    <div className="space-y-3 text-sm">
      {venue.notes && (
        <p className="wrap-anywhere whitespace-pre-wrap rounded-control bg-fill px-3 py-2">
          <span className="text-muted">Private notes: </span>
          <bdi>{venue.notes}</bdi>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <FormDialog
          trigger={venue.notes ? "Edit notes" : "Add notes"}
          triggerProps={{ variant: "soft" }}
          title={
            <>
              Notes on <bdi>{venue.name}</bdi>
            </>
          }
          description="Only your organization sees them, never the venue."
          submitLabel="Save notes"
          submit={async (value) => {
            await client.rfps.note.mutate({ ...own, notes: value("notes") });
            onChanged();
          }}
        >
          {(faults) => (
            <Field label="Private notes" error={faults.notes}>
              {(control) => (
                <Textarea {...control} name="notes" rows={5} maxLength={5000} defaultValue={venue.notes} />
              )}
            </Field>
          )}
        </FormDialog>
        {venue.status !== "picked" && (
          <Button
            size="sm"
            variant="soft"
            aria-expanded={isOpen}
            aria-label={`Questions with ${venue.name}${venue.questions > 0 ? ` (${venue.questions})` : ""}`}
            onClick={() => setOpen(!isOpen)}
          >
            Questions{venue.questions > 0 && ` (${venue.questions})`}
          </Button>
        )}
      </div>
      {isOpen && <Conversation {...props} />}
    </div>
  );
}

function Conversation({ venue, request, timeZone, now, onChanged }: VenueCardProps) {
  const trpc = useTRPC();
  const own = { orgId: request.organizationId, rfpId: request.id, rfpVenueId: venue.id };
  const questions = useQuery(trpc.rfps.questions.queryOptions(own));
  const { refetch } = questions;
  // The count comes live with the comparison.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count means other words.
  useEffect(() => {
    void refetch();
  }, [venue.questions]);
  const client = useTRPCClient();
  const { pending, faults, formProps } = useAccountForm(async (value, { empty }) => {
    await client.rfps.ask.mutate({ ...own, body: value("body") });
    empty();
    void refetch();
    onChanged();
  });
  const canWrite =
    request.status === "awarded"
      ? venue.status === "awarded"
      : request.status === "sent" && venue.status !== "withdrawn";
  return (
    <div className="space-y-3">
      {questions.isPending && <Skeleton className="h-16" />}
      {questions.isError && (
        <p role="alert" className="text-danger">
          The questions could not be loaded.{" "}
          <Button size="sm" variant="ghost" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
      <ol aria-live="polite" className="space-y-2">
        {questions.data?.items.map(({ id, byVenue, body, createdAt }) => (
          <li
            key={id}
            className={cn(
              "wrap-anywhere rounded-control px-3 py-2",
              byVenue ? "mr-6 bg-fill" : "ml-6 bg-accent-soft",
            )}
          >
            <p className="text-muted text-xs">
              {byVenue ? <bdi>{venue.name}</bdi> : "You"} ·{" "}
              <Time at={new Date(createdAt)}>{formatInZone({ at: new Date(createdAt), timeZone, now })}</Time>
            </p>
            <p className="whitespace-pre-wrap">
              <bdi>{body}</bdi>
            </p>
          </li>
        ))}
      </ol>
      {canWrite && (
        <form {...formProps} className="space-y-2">
          <FormFault>{faults.form}</FormFault>
          <Field label="Write to the venue" error={faults.fields.body}>
            {(control) => <Textarea {...control} name="body" rows={2} maxLength={2000} />}
          </Field>
          <Button type="submit" size="sm" variant="secondary" pending={pending}>
            Send
          </Button>
        </form>
      )}
    </div>
  );
}
