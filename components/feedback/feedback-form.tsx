"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldError } from "@/components/ui/field";
import { SwitchField } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { FeedbackPlace } from "@/server/domains/feedback/schema";
import { StarsField } from "./stars-field";

type FeedbackFormProps = { eventId: string; place: FeedbackPlace };

/** One person's feedback on the event or a session: stars, a comment, and whether it is anonymous. */
export function FeedbackForm({ eventId, place }: FeedbackFormProps) {
  const [saved, setSaved] = useState(place.feedback);
  const [stars, setStars] = useState(saved?.stars ?? null);
  const [missing, setMissing] = useState(false);
  const { give, remove } = useFeedback(eventId, place.sessionId, setSaved);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setMissing(stars === null);
    if (stars === null) return;
    const entered = new FormData(event.currentTarget);
    give.mutate({
      stars,
      comment: String(entered.get("comment") ?? ""),
      anonymous: entered.has("anonymous"),
    });
  };
  const legend = place.sessionId === null ? "How was the event?" : `How was ${place.title}?`;
  return (
    <Card>
      <form onSubmit={submit} className="space-y-5" aria-label={`Feedback on ${place.title}`} noValidate>
        <div>
          <div className="flex flex-wrap items-center gap-3">
            <StarsField legend={legend} value={stars} onChange={setStars} />
            {saved && <Badge tone="success">Saved</Badge>}
          </div>
          {missing && stars === null && <FieldError>Choose one to five stars.</FieldError>}
        </div>
        <Field label="Comment" optional>
          {(control) => (
            <Textarea
              {...control}
              name="comment"
              rows={3}
              maxLength={2_000}
              defaultValue={saved?.comment ?? ""}
            />
          )}
        </Field>
        <SwitchField
          name="anonymous"
          defaultChecked={saved?.anonymous ?? false}
          label="Stay anonymous"
          description="The host sees your stars and comment, but not your name or the time."
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" pending={give.isPending}>
            {saved ? "Save changes" : "Send feedback"}
          </Button>
          {saved && (
            <Button
              variant="danger-ghost"
              pending={remove.isPending}
              onClick={() => remove.mutate(undefined, { onSuccess: () => setStars(null) })}
            >
              Remove
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}

type Entered = { stars: number; comment: string; anonymous: boolean };

function useFeedback(
  eventId: string,
  sessionId: string | null,
  onSaved: (feedback: FeedbackPlace["feedback"]) => void,
) {
  const trpc = useTRPC();
  const options = {
    onError: (error: unknown) =>
      toast({ title: errorMessage(errorFacts(error)), tone: "danger", id: "feedback" }),
    onSuccess: ({ feedback }: { feedback: FeedbackPlace["feedback"] }) => {
      onSaved(feedback);
      toast({ title: feedback ? "Thanks for your feedback." : "Feedback removed.", id: "feedback" });
    },
  };
  const event = useMutation(trpc.feedback.give.mutationOptions(options));
  const session = useMutation(trpc.feedback.giveToSession.mutationOptions(options));
  const removeEvent = useMutation(trpc.feedback.remove.mutationOptions(options));
  const removeSession = useMutation(trpc.feedback.removeOfSession.mutationOptions(options));
  if (sessionId === null) {
    return {
      give: {
        isPending: event.isPending,
        mutate: (entered: Entered) => event.mutate({ eventId, ...entered }),
      },
      remove: {
        isPending: removeEvent.isPending,
        mutate: (_: undefined, then: { onSuccess: () => void }) => removeEvent.mutate({ eventId }, then),
      },
    };
  }
  return {
    give: {
      isPending: session.isPending,
      mutate: (entered: Entered) => session.mutate({ sessionId, ...entered }),
    },
    remove: {
      isPending: removeSession.isPending,
      mutate: (_: undefined, then: { onSuccess: () => void }) => removeSession.mutate({ sessionId }, then),
    },
  };
}
