import { controlStyles } from "@/components/ui/control-styles";
import { cn } from "@/lib/class-names";
import { isolate } from "@/lib/clean-text";
import { counted } from "@/lib/plural";
import type { BookableSession } from "./program-event";

type GuestsChoiceProps = {
  session: Pick<BookableSession, "title" | "guestsMax">;
  guests: number;
  disabled: boolean;
  onGuests: (guests: number) => void;
};

/** How many people the viewer brings along to a session, beside its button: an RSVP stays one click. */
export function GuestsChoice({
  session: { title, guestsMax },
  guests,
  disabled,
  onGuests,
}: GuestsChoiceProps) {
  return (
    <select
      aria-label={`Guests you bring to ${isolate(title)}`}
      value={guests}
      disabled={disabled}
      onChange={({ target }) => onGuests(Number(target.value))}
      className={cn(controlStyles, "h-8 w-auto px-2 text-sm")}
    >
      {Array.from({ length: guestsMax + 1 }, (_, count) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: each option is its number.
        <option key={count} value={count}>
          {count === 0 ? "Just me" : `+ ${counted(count, "guest")}`}
        </option>
      ))}
    </select>
  );
}
