"use client";

import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { errorFacts, errorMessage } from "@/lib/error-message";

/** Why something was refused, in a sentence, with the way out where there is one. */
export function ErrorSentence({ error, signInHref }: { error: unknown; signInHref: string }) {
  const facts = errorFacts(error);
  const action = facts.reason === "sign-in.missing" && (
    <Link href={signInHref} className="font-medium text-accent-text underline underline-offset-2">
      Sign in
    </Link>
  );
  return (
    <Callout tone="danger" role="alert" action={action || undefined}>
      {errorMessage(facts)}
    </Callout>
  );
}
