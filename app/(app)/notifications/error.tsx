"use client";

import { SectionFailure } from "@/components/layout/section-failure";

type NotificationsErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function NotificationsError({ error, reset }: NotificationsErrorProps) {
  return (
    <SectionFailure
      title="Your notifications could not be loaded"
      description="None of them is lost. Try again in a moment."
      error={error}
      onRetry={reset}
    />
  );
}
