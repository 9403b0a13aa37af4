import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { errorFacts, errorMessage } from "@/lib/error-message";

/** The list could not be fetched. */
export function GuestsFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <ErrorState
      level="h3"
      description={errorMessage(errorFacts(error))}
      action={<Button onClick={onRetry}>Try again</Button>}
    />
  );
}
