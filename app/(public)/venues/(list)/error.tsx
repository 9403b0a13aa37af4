"use client";

import { Container } from "@/components/layout/container";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

type VenuesErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function VenuesError({ error, reset }: VenuesErrorProps) {
  return (
    <Container>
      <ErrorState level="h1" reference={error.digest} action={<Button onClick={reset}>Try again</Button>} />
    </Container>
  );
}
