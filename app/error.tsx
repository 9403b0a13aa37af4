"use client";

import { FailurePage } from "@/components/layout/failure-page";

type ErrorPageProps = { error: unknown; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return <FailurePage title="This page could not be shown" reference={digestOf(error)} onRetry={retry} />;
}

/** The number under which the server logged the error. */
function digestOf(error: unknown): string | undefined {
  return error instanceof Error && "digest" in error ? String(error.digest) : undefined;
}
