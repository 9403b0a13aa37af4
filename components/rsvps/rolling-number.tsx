"use client";

import { useState } from "react";
import { cn } from "@/lib/class-names";
import { grouped } from "@/lib/plural";

/**
 * A number whose digits roll into place when it changes, upwards for more and downwards for less. The text is the
 * plain number at every moment; a new digit is a new element, which CSS brings in.
 */
export function RollingNumber({ value, className }: { value: number; className?: string }) {
  const [seen, setSeen] = useState({ value, direction: 0 });
  if (seen.value !== value) setSeen({ value, direction: Math.sign(value - seen.value) });
  return (
    <span className={cn("inline-block tabular-nums", className)}>
      {digitsOf(value).map(({ place, digit }) => (
        <span
          key={`${place} ${digit}`}
          className={cn(
            "inline-block transition-[translate,opacity] duration-300 ease-out",
            seen.direction > 0 && "starting:translate-y-[0.6em] starting:opacity-0",
            seen.direction < 0 && "starting:-translate-y-[0.6em] starting:opacity-0",
          )}
        >
          {digit}
        </span>
      ))}
    </span>
  );
}

/** Places count from the right, so that a further digit in front leaves the others where they are. */
function digitsOf(value: number) {
  const text = grouped(value);
  return [...text].map((digit, index) => ({ place: text.length - index, digit }));
}
