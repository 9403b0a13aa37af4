"use client";

import { FormFault } from "@/components/accounts/form-fault";
import { useAccountForm } from "@/components/accounts/use-account-form";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/class-names";
import { formatInZone } from "@/lib/dates";
import type { RequestOut } from "@/server/domains/rfps/desk.schema";

type QuestionsProps = { request: RequestOut; timeZone: string; now: Date; onSent: () => void };

/** What the organizer and the venue wrote to each other about a request. */
export function Questions({ request, timeZone, now, onSent }: QuestionsProps) {
  const { questions, organization } = request;
  const canWrite =
    request.status === "awarded" ||
    (request.closedBecause !== "rfp.not-sent" && request.closedBecause !== "rfp.withdrawn");
  if (questions.length === 0 && !canWrite) return null;
  return (
    <Card className="space-y-4">
      <CardHeader title="Questions" description="Only you and this organizer can read them." level="h3" />
      {questions.length > 0 && (
        <ol aria-live="polite" className="space-y-3">
          {questions.map(({ id, byVenue, body, createdAt }) => (
            <li key={id} className={cn("flex", byVenue && "justify-end")}>
              <div
                className={cn(
                  "wrap-anywhere max-w-[85%] rounded-control px-3.5 py-2.5 text-sm",
                  byVenue ? "bg-accent-soft" : "bg-fill",
                )}
              >
                <p className="text-muted text-xs">
                  {byVenue ? "You" : <bdi>{organization.name}</bdi>} ·{" "}
                  <Time at={new Date(createdAt)}>
                    {formatInZone({ at: new Date(createdAt), timeZone, now })}
                  </Time>
                </p>
                <p className="whitespace-pre-wrap">
                  <bdi>{body}</bdi>
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      {canWrite ? (
        <Compose rfpVenueId={request.id} onSent={onSent} />
      ) : (
        <p className="text-muted text-sm">This request has ended, so you can't write any more.</p>
      )}
    </Card>
  );
}

function Compose({ rfpVenueId, onSent }: { rfpVenueId: string; onSent: () => void }) {
  const client = useTRPCClient();
  const { pending, faults, formProps } = useAccountForm(async (value, { empty }) => {
    await client.venueDesk.answer.mutate({ rfpVenueId, body: value("body") });
    empty();
    onSent();
  });
  return (
    <form {...formProps} className="space-y-3">
      <FormFault>{faults.form}</FormFault>
      <Field label="Write to the organizer" error={faults.fields.body}>
        {(control) => <Textarea {...control} name="body" rows={3} maxLength={2000} />}
      </Field>
      <Button type="submit" size="sm" variant="secondary" pending={pending}>
        Send
      </Button>
    </form>
  );
}
