import { Container } from "@/components/layout/container";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** What the framework hands to an error boundary. */
export type BoundaryProps = { error: Error & { digest?: string }; reset: () => void };

/** In place of a public page whose contents could not be loaded. */
export function ListFailure({ error, reset }: BoundaryProps) {
  return (
    <Container>
      <ErrorState level="h1" reference={error.digest} action={<Button onClick={reset}>Try again</Button>} />
    </Container>
  );
}
