"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

type ManageErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function ManageError({ error, reset }: ManageErrorProps) {
  return <ErrorState reference={error.digest} action={<Button onClick={reset}>Try again</Button>} />;
}
