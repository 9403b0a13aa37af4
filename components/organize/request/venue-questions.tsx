"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useId, useState } from "react";
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
import type { VenueProps } from "./request-shared";

/** A button that opens the questions between the organizer and a venue. @param props.children other buttons beside it */
export function VenueQuestions({ children, ...props }: VenueProps & { children?: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="space-y-3 text-sm">
      <div className="flex flex-wrap gap-2">
        {children}
        {props.venue.status !== "picked" && (
          <QuestionsButton
            venue={props.venue}
            isOpen={isOpen}
            controls={id}
            onToggle={() => setOpen(!isOpen)}
          />
        )}
      </div>
      {isOpen && (
        <div id={id}>
          <Conversation {...props} />
        </div>
      )}
    </div>
  );
}

type QuestionsButtonProps = Pick<VenueProps, "venue"> & {
  isOpen: boolean;
  /** The id of what it opens. */
  controls: string;
  onToggle: () => void;
};

/** Opens and closes the questions with a venue. */
export function QuestionsButton({ venue, isOpen, controls, onToggle }: QuestionsButtonProps) {
  const count = venue.questions > 0 ? ` (${venue.questions})` : "";
  return (
    <Button
      size="sm"
      variant="soft"
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      aria-label={`Questions with ${venue.name}${count}`}
      onClick={onToggle}
    >
      Questions{count}
    </Button>
  );
}

/** The questions between the organizer and a venue, and a form for the next one. */
export function Conversation({ venue, request, timeZone, now, onChanged }: VenueProps) {
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
