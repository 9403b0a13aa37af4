"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useMemo, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { itemStyles, popupStyles } from "@/components/ui/overlay-styles";
import { cn } from "@/lib/class-names";
import { nameKey } from "@/server/domains/sessions/policy";

type NameFieldProps = {
  label: string;
  /** What is added where the name is new: "room". */
  noun: string;
  names: readonly string[];
  value: string;
  onValueChange: (value: string) => void;
  maxLength: number;
  error?: string | undefined;
  optional?: boolean;
  placeholder?: string;
  /** Says below the field that a new name will be added. */
  saysNew?: boolean;
};

/** A name to choose from those that the event has, or to type: a new one is added with the session. */
export function NameField({
  label,
  noun,
  names,
  value,
  onValueChange,
  saysNew = true,
  ...field
}: NameFieldProps) {
  const { maxLength, error, optional = true, placeholder } = field;
  const known = useMemo(() => new Set(names.map(nameKey)), [names]);
  const [isAsked, setAsked] = useState(false);
  // An open list hides the rest of the dialog from screen readers, so an empty one is not opened.
  const hasMatch = names.some((name) => nameKey(name).includes(nameKey(value)));
  const isNew = value.trim() !== "" && !known.has(nameKey(value));
  const description = isNew && saysNew ? `A new ${noun}, added when you save.` : undefined;
  return (
    <Field label={label} optional={optional} error={error} description={description}>
      {(control) => (
        <Autocomplete.Root
          items={names}
          value={value}
          onValueChange={(next) => onValueChange(next)}
          open={isAsked && hasMatch}
          onOpenChange={setAsked}
          openOnInputClick
        >
          <Autocomplete.Input
            {...control}
            maxLength={maxLength}
            placeholder={placeholder}
            autoComplete="off"
            render={<Input />}
          />
          <Autocomplete.Portal>
            <Autocomplete.Positioner sideOffset={4} collisionPadding={8} className="z-50">
              <Autocomplete.Popup className={cn(popupStyles, "w-(--anchor-width) p-1")}>
                <Autocomplete.List>
                  {(name: string) => (
                    <Autocomplete.Item key={name} value={name} className={itemStyles}>
                      <bdi className="truncate">{name}</bdi>
                    </Autocomplete.Item>
                  )}
                </Autocomplete.List>
              </Autocomplete.Popup>
            </Autocomplete.Positioner>
          </Autocomplete.Portal>
        </Autocomplete.Root>
      )}
    </Field>
  );
}
