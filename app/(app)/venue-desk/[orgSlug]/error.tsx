"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

type DeskErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function VenueDeskError({ error, reset }: DeskErrorProps) {
  return <ErrorState reference={error.digest} action={<Button onClick={reset}>Try again</Button>} />;
}
