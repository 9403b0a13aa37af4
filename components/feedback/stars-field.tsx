"use client";

import { Star } from "lucide-react";
import { useId } from "react";
import { cn } from "@/lib/class-names";
import { counted } from "@/lib/plural";

type StarsFieldProps = { legend: string; value: number | null; onChange: (stars: number) => void };

/** One to five stars: a group of native radio buttons, so that arrow keys choose among them. */
export function StarsField({ legend, value, onChange }: StarsFieldProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="font-medium">
        <bdi>{legend}</bdi>
      </legend>
      <div className="mt-2 flex gap-1">
        {[1, 2, 3, 4, 5].map((stars) => (
          <label
            key={stars}
            className="relative rounded-sm p-1 has-focus-visible:outline-2 has-focus-visible:outline-accent-text"
          >
            <input
              type="radio"
              name={name}
              value={stars}
              checked={value === stars}
              onChange={() => onChange(stars)}
              aria-label={counted(stars, "star")}
              className="absolute inset-0 size-full cursor-pointer appearance-none outline-none"
            />
            <Star
              aria-hidden="true"
              className={cn(
                "pointer-events-none size-8",
                stars <= (value ?? 0) ? "fill-accent-text text-accent-text" : "text-border-control",
              )}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
