"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { shownEmail } from "@/lib/shown-email";
import { withWork } from "@/lib/with-work";

/** Reminds of an address that is not confirmed, and emails a new link. */
export function UnconfirmedAddress({ email }: { email: string }) {
  const client = useTRPCClient();
  const resend = useMutation({
    mutationFn: () => withWork((work) => client.accounts.requestConfirmation.mutate({ work })),
  });
  if (resend.isSuccess) {
    return (
      <Callout tone="success" role="status" title="The email is on its way">
        Press the button in it to confirm {shownEmail(email)}.
      </Callout>
    );
  }
  return (
    <Callout
      tone="warning"
      title={`${shownEmail(email)} is not confirmed yet`}
      action={
        <Button variant="secondary" size="sm" pending={resend.isPending} onClick={() => resend.mutate()}>
          Email me a new link
        </Button>
      }
    >
      {resend.isError
        ? errorMessage(errorFacts(resend.error))
        : "Until it is, events where you help at the door or host with others stay closed to you."}
    </Callout>
  );
}
