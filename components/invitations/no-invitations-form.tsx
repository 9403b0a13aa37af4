"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { LinkOut, RefusalScope } from "@/server/domains/refusals/schema";

/** Blocks a host's invitations, or all, by an email link. Ending the host's works before any script has run. */
export function NoInvitationsForm({ token, initial }: { token: string; initial: LinkOut }) {
  const choice = useMutation(useTRPC().invitationRefusals.choose.mutationOptions());
  const { hostName, host, all } = choice.data ?? initial;
  const name = hostName === null ? "this host" : <bdi>{hostName}</bdi>;
  const choose = (scope: RefusalScope, refused: boolean) => (event: FormEvent) => {
    event.preventDefault();
    if (!choice.isPending) choice.mutate({ token, scope, refused });
  };
  const isPending = (scope: RefusalScope) => choice.isPending && choice.variables.scope === scope;
  return (
    <Card className="space-y-6">
      <div className="space-y-2">
        <h1 className="text-2xl">No more invitations</h1>
        <p className="text-muted">
          Hosts won't be told that you chose this, only that you can't be invited. What you RSVP to yourself
          stays as it is.
        </p>
      </div>
      {choice.error && (
        <Callout tone="danger" role="alert">
          {errorMessage(errorFacts(choice.error))}
        </Callout>
      )}
      <Choice
        title={<>From {name}</>}
        text={
          host
            ? "They can't invite you, add you to an event, or have you emailed about one."
            : "They won't be able to invite you again, to any event, or to add you to one."
        }
        ended={host}
        pending={isPending("host")}
        onSubmit={choose("host", !host)}
        action={host ? undefined : `/api/no-invitations/${encodeURIComponent(token)}`}
        stop="Stop invitations from this host"
      />
      <Choice
        title="From everyone on this site"
        text={
          all
            ? "No host on this site can invite you or add you to an event."
            : "No host on this site will be able to invite you or add you to an event."
        }
        ended={all}
        pending={isPending("all")}
        onSubmit={choose("all", !all)}
        stop="Stop all invitations"
      />
    </Card>
  );
}

type ChoiceProps = {
  title: ReactNode;
  text: string;
  ended: boolean;
  pending: boolean;
  onSubmit: (event: FormEvent) => void;
  action?: string | undefined;
  stop: string;
};

function Choice({ title, text, ended, pending, onSubmit, action, stop }: ChoiceProps) {
  return (
    <form method="post" action={action} onSubmit={onSubmit} className="space-y-3 border-border border-t pt-5">
      <div className="space-y-1" role="status">
        <h2 className="break-words font-medium text-base">
          {title}
          {ended && <span className="ml-2 text-muted">· ended</span>}
        </h2>
        <p className="text-muted text-sm">{text}</p>
      </div>
      <Button type="submit" variant={ended ? "secondary" : "primary"} pending={pending}>
        {ended ? "Undo" : stop}
      </Button>
    </form>
  );
}
