"use client";

import NumberFlow from "@number-flow/react";

/** A number that rolls when it changes; not animated under reduced motion. */
export function LiveNumber({ value }: { value: number }) {
  return <NumberFlow value={value} locales="en-GB" willChange />;
}
