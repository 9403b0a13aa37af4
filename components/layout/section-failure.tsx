import { Container } from "@/components/layout/container";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

type SectionFailureProps = {
  title: string;
  /** What is safe all the same, and what to do. */
  description: string;
  error: Error & { digest?: string };
  onRetry: () => void;
};

/** In place of the viewer's own page that could not be loaded. */
export function SectionFailure({ title, description, error, onRetry }: SectionFailureProps) {
  return (
    <Container width="prose">
      <ErrorState
        level="h1"
        title={title}
        description={description}
        reference={error.digest}
        action={<Button onClick={onRetry}>Try again</Button>}
      />
    </Container>
  );
}
