"use client";

import { FailurePage } from "@/components/layout/failure-page";
import "./globals.css";

/** Stands in for the root layout when that fails, so it brings its own document. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="font-sans">
        <title>Something went wrong · Turnout</title>
        <FailurePage title="Turnout could not be shown" onRetry={retry} />
      </body>
    </html>
  );
}
