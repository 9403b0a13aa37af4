import { cn } from "@/lib/class-names";

const SHOWN_MAX = 14;

/** The queue as a row of dots with the viewer's marked. Decoration: the sentences beside it say the same. */
export function WaitlistPicture({ position, length }: { position: number; length: number }) {
  const all = Math.max(position, length);
  // The viewer's own place stays in sight: a longer queue is cut before and behind it.
  const first = Math.max(1, Math.min(position - SHOWN_MAX + 4, all - SHOWN_MAX + 1));
  const shown = Array.from({ length: Math.min(SHOWN_MAX, all) }, (_, index) => first + index);
  return (
    <div aria-hidden="true" className="flex items-center gap-1.5">
      {first > 1 && <span className="text-muted text-xs tabular-nums">+{first - 1}</span>}
      {shown.map((place) => (
        <span
          key={place}
          className={cn(
            "h-2 rounded-full transition-all duration-500",
            place === position ? "w-7 bg-accent" : "w-2",
            place < position && "bg-border-control",
            place > position && "bg-fill-strong",
          )}
        />
      ))}
      {all > first + shown.length - 1 && (
        <span className="text-muted text-xs tabular-nums">+{all - first - shown.length + 1}</span>
      )}
    </div>
  );
}
