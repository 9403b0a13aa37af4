import { Search } from "lucide-react";
import { Button } from "./button";
import { Input } from "./input";

type SearchBoxProps = {
  /** What is looked for now. */
  words: string;
  label: string;
  /** Examples of what can be looked for. */
  placeholder: string;
};

/** The field `q` and its button, for the form of a page that finds things. */
export function SearchBox({ words, label, placeholder }: SearchBoxProps) {
  return (
    <div className="flex gap-2">
      <div className="relative min-w-0 flex-1">
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
      <Button type="submit" size="lg">
        Search
      </Button>
    </div>
  );
}
