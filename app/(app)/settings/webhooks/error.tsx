"use client";

import { SectionFailure } from "@/components/layout/section-failure";

type WebhooksErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function WebhooksError({ error, reset }: WebhooksErrorProps) {
  return (
    <SectionFailure
      title="Your webhooks could not be loaded"
      description="Messages are still being sent. Try again in a moment."
      error={error}
      onRetry={reset}
    />
  );
}
