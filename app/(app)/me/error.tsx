"use client";

import { SectionFailure } from "@/components/layout/section-failure";

type MyEventsErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function MyEventsError({ error, reset }: MyEventsErrorProps) {
  return (
    <SectionFailure
      title="Your events could not be loaded"
      description="Your RSVPs and waitlist places are safe. Try again in a moment."
      error={error}
      onRetry={reset}
    />
  );
}
