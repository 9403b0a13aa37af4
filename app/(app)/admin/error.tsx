"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

type AdminErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function AdminError({ error, reset }: AdminErrorProps) {
  return <ErrorState reference={error.digest} action={<Button onClick={reset}>Try again</Button>} />;
}
