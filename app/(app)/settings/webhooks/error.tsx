"use client";

import { Container } from "@/components/layout/container";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

export default function WebhooksError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Container width="prose">
      <ErrorState
        level="h1"
        title="Your webhooks could not be loaded"
        description="Messages are sent all the same. Try again in a moment."
        reference={error.digest}
        action={<Button onClick={reset}>Try again</Button>}
      />
    </Container>
  );
}
