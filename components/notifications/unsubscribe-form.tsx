"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { errorFacts, errorMessage } from "@/lib/error-message";

type UnsubscribeFormProps = {
  token: string;
  /** What these emails tell. */
  label: string;
  enabled: boolean;
};

/** Ends one kind of email, or has it come again. Works before any script has run, but for the way back. */
export function UnsubscribeForm({ token, label, enabled: wasEnabled }: UnsubscribeFormProps) {
  const choice = useMutation(useTRPC().unsubscribe.choose.mutationOptions());
  const heading = useRef<HTMLHeadingElement>(null);
  const { isSuccess, isPending, error } = choice;
  const enabled = choice.data?.enabled ?? wasEnabled;
  // The button that had the focus is gone.
  useEffect(() => {
    if (isSuccess) heading.current?.focus();
  }, [isSuccess]);
  const choose = (event: FormEvent, wanted: boolean) => {
    event.preventDefault();
    if (!isPending) choice.mutate({ token, enabled: wanted });
  };
  return (
    <Card className="space-y-4">
      <h1 ref={heading} tabIndex={-1} className="text-2xl outline-none">
        {enabled ? "Stop these emails?" : "You won't get these emails anymore"}
      </h1>
      <p className="text-muted">
        {enabled ? "You get an email about: " : "You get no emails about: "}
        <span className="font-medium text-text">“{label}”</span>.{" "}
        {enabled && "Other emails and your notifications on this site won't change."}
      </p>
      {error && (
        <Callout tone="danger" role="alert">
          {errorMessage(errorFacts(error))}
        </Callout>
      )}
      <form
        method="post"
        action={enabled ? `/api/unsubscribe/${encodeURIComponent(token)}` : undefined}
        onSubmit={(event) => choose(event, !enabled)}
        className="flex flex-wrap gap-2"
      >
        {enabled ? (
          <Button type="submit" pending={isPending}>
            Stop these emails
          </Button>
        ) : (
          <Button type="submit" variant="secondary" pending={isPending}>
            Undo
          </Button>
        )}
        <ButtonLink href="/" variant="ghost">
          Go to home page
        </ButtonLink>
      </form>
    </Card>
  );
}
