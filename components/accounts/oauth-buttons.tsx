"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { signInElsewhere } from "./auth-client";
import { FormFault } from "./form-fault";

type OAuthButtonsProps = {
  choices: readonly { id: string; name: string }[];
  callbackUrl: string;
  /** What the button does: "Continue with" or "Connect". */
  verb?: string;
};

/** Signing in with an account at another site. */
export function OAuthButtons({ choices, callbackUrl, verb = "Continue with" }: OAuthButtonsProps) {
  const [pending, setPending] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  async function leave(id: string) {
    setPending(id);
    setError(null);
    try {
      await signInElsewhere(id, callbackUrl);
    } catch (fault) {
      setError(errorMessage(errorFacts(fault)));
      setPending(null);
    }
  }
  return (
    <div className="space-y-2.5">
      <FormFault>{error}</FormFault>
      {choices.map(({ id, name }) => (
        <Button key={id} variant="secondary" width="full" pending={pending === id} onClick={() => leave(id)}>
          {verb} {name}
        </Button>
      ))}
    </div>
  );
}
