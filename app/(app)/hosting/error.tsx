"use client";

import { SectionFailure } from "@/components/layout/section-failure";

type HostingErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function HostingError({ error, reset }: HostingErrorProps) {
  return (
    <SectionFailure
      title="We couldn't load your events"
      description="Your events are safe. Try again in a moment."
      error={error}
      onRetry={reset}
    />
  );
}
