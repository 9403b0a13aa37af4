"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { cn } from "@/lib/class-names";
import { controlStyles } from "./control-styles";
import type { FieldControl } from "./field";
import { itemStyles, popupStyles } from "./overlay-styles";

type SelectProps<Value extends string> = Partial<FieldControl> & {
  options: readonly { value: Value; label: string; description?: string }[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  placeholder?: string;
  name?: string;
  disabled?: boolean;
  /** Names the control where no `Field` does. */
  "aria-label"?: string;
  className?: string;
};

/** A choice from a short list whose entries need a description. Long lists are a `NativeSelect`. */
export function Select<Value extends string>({
  options,
  value,
  onValueChange,
  placeholder = "Choose",
  name,
  disabled,
  className,
  ...control
}: SelectProps<Value>) {
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onValueChange(next)}
      disabled={disabled}
      name={name}
    >
      <Base.Trigger
        className={cn(
          controlStyles,
          "flex h-10 pointer-coarse:h-11 items-center justify-between gap-3 pr-2.5 pl-3",
          className,
        )}
        {...control}
      >
        <Base.Value placeholder={placeholder} className="truncate data-placeholder:text-muted" />
        <Base.Icon render={<ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} alignItemWithTrigger={false} collisionPadding={8} className="z-50">
          <Base.Popup className={cn(popupStyles, "min-w-(--anchor-width) max-w-80 p-1")}>
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className={cn(itemStyles, "items-start justify-between")}
              >
                <span className="min-w-0">
                  <Base.ItemText>{option.label}</Base.ItemText>
                  {option.description && <span className="block text-muted">{option.description}</span>}
                </span>
                <Base.ItemIndicator
                  render={<Check aria-hidden="true" className="mt-0.5 text-accent-text!" />}
                />
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
