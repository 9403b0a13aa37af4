"use client";

import { Container } from "@/components/layout/container";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

type EventsErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function EventsError({ error, reset }: EventsErrorProps) {
  return (
    <Container>
      <ErrorState level="h1" reference={error.digest} action={<Button onClick={reset}>Try again</Button>} />
    </Container>
  );
}
