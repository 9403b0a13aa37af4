import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { Button } from "./button";
import { Input } from "./input";

type SearchBoxProps = {
  /** What is looked for now. */
  words: string;
  label: string;
  /** Examples of what can be looked for. */
  placeholder: string;
  /** Further fields, before the button; on phones below the first. */
  children?: ReactNode;
};

/** The field `q` and its button, for the form of a page that finds things. */
export function SearchBox({ words, label, placeholder, children }: SearchBoxProps) {
  return (
    <div className={cn("flex gap-2", children && "max-sm:flex-wrap")}>
      <div className={cn("relative min-w-0 flex-1", children && "max-sm:basis-full")}>
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-muted"
        />
        <Input
          key={words}
          type="search"
          name="q"
          defaultValue={words}
          maxLength={100}
          aria-label={label}
          placeholder={placeholder}
          className="h-12 pl-10 text-base sm:text-base"
        />
      </div>
      {children}
      <Button type="submit" size="lg">
        Search
      </Button>
    </div>
  );
}
