"use client";

import NumberFlow from "@number-flow/react";

/** A number that rolls when it changes; still for those who asked for less motion. */
export function LiveNumber({ value }: { value: number }) {
  return <NumberFlow value={value} locales="en-GB" willChange />;
}
