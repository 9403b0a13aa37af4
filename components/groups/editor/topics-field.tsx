"use client";

import { FieldError } from "@/components/ui/field";
import { cn } from "@/lib/class-names";

const TOPICS_MAX = 5;

type TopicsFieldProps = {
  value: readonly string[];
  options: readonly string[];
  error: string | undefined;
  onChange: (topics: string[]) => void;
};

/** What the group is about, chosen from the topics of the site. */
export function TopicsField({ value, options, error, onChange }: TopicsFieldProps) {
  const all = [...new Set([...options, ...value])];
  if (all.length === 0) return null;
  return (
    <fieldset className="space-y-2">
      <legend className="font-medium text-sm">
        Topics<span className="ml-1.5 font-normal text-muted">up to {TOPICS_MAX}</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {all.map((name) => {
          const isChosen = value.includes(name);
          return (
            <label
              key={name}
              className={cn(
                "hit-area relative inline-flex h-8 items-center rounded-full border px-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-disabled:opacity-50",
                isChosen ? "border-accent-text bg-accent-soft text-accent-text" : "border-border text-muted",
              )}
            >
              <input
                type="checkbox"
                className="sr-only"
                checked={isChosen}
                disabled={!isChosen && value.length >= TOPICS_MAX}
                onChange={() => onChange(isChosen ? value.filter((one) => one !== name) : [...value, name])}
              />
              <bdi>{name}</bdi>
            </label>
          );
        })}
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}
