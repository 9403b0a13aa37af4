"use client";

import { Minus, Plus } from "lucide-react";
import type { ChangeEvent } from "react";
import { cn } from "@/lib/class-names";
import type { FieldControl } from "./field";

type StepperProps = Partial<FieldControl> & {
  /** What is counted, in the plural: the buttons read "Fewer guests" and "More guests". */
  noun: string;
  value: number;
  onValueChange: (value: number) => void;
  min?: number;
  max: number;
  name?: string;
  disabled?: boolean;
  className?: string;
};

const stepButton =
  "grid h-full w-10 pointer-coarse:w-11 place-items-center text-text hover:bg-fill disabled:text-muted disabled:opacity-40 [&_svg]:size-4";

/** A small number to type or to step. Never leaves its range. */
export function Stepper({
  noun,
  value,
  onValueChange,
  min = 0,
  max,
  disabled = false,
  className,
  ...control
}: StepperProps) {
  const set = (next: number) => onValueChange(Math.min(max, Math.max(min, next)));
  const read = (event: ChangeEvent<HTMLInputElement>) => {
    const typed = event.target.valueAsNumber;
    if (Number.isInteger(typed)) set(typed);
  };
  return (
    <div
      className={cn(
        "flex h-10 pointer-coarse:h-11.5 w-fit items-center overflow-hidden rounded-control border border-border-control bg-surface",
        "has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent-text",
        className,
      )}
    >
      <button
        type="button"
        aria-label={`Fewer ${noun}`}
        disabled={disabled || value <= min}
        onClick={() => set(value - 1)}
        className={cn(stepButton, "focus-visible:-outline-offset-2 rounded-l-control")}
      >
        <Minus aria-hidden="true" />
      </button>
      <input
        type="number"
        inputMode="numeric"
        aria-label={control.id ? undefined : noun}
        min={min}
        max={max}
        value={value}
        disabled={disabled}
        onChange={read}
        onFocus={(event) => event.target.select()}
        className="h-full w-11 appearance-none bg-transparent text-center text-base tabular-nums outline-none [-moz-appearance:textfield] sm:text-sm [&::-webkit-inner-spin-button]:appearance-none [&::-webkit-outer-spin-button]:appearance-none"
        {...control}
      />
      <button
        type="button"
        aria-label={`More ${noun}`}
        disabled={disabled || value >= max}
        onClick={() => set(value + 1)}
        className={cn(stepButton, "focus-visible:-outline-offset-2 rounded-r-control")}
      >
        <Plus aria-hidden="true" />
      </button>
    </div>
  );
}
