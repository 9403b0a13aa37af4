"use client";

import { SectionFailure } from "@/components/layout/section-failure";

type MyScheduleErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function MyScheduleError({ error, reset }: MyScheduleErrorProps) {
  return (
    <SectionFailure
      title="Your schedule could not be loaded"
      description="Your seats and waitlist places are safe. Try again in a moment."
      error={error}
      onRetry={reset}
    />
  );
}
