"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";

const TYPING_PAUSE_MS = 250;

type SearchFieldProps = {
  label: string;
  placeholder: string;
  value: string;
  /** After a pause in typing. */
  onChange: (text: string) => void;
  searching: boolean;
};

/** A search field; the search follows the typed text after a moment. */
export function SearchField({ label, placeholder, value, onChange, searching }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    // The URL changed by navigation, not because of the typed text.
    if (typed.trim() !== value) setTyped(value);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: typing alone starts the pause anew.
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div className="relative min-w-0 grow basis-56 sm:max-w-80">
      <span aria-hidden="true" className="absolute top-1/2 left-3 -translate-y-1/2 text-muted [&_svg]:size-4">
        {searching ? <Spinner /> : <Search />}
      </span>
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
        className="pl-9!"
      />
    </div>
  );
}
