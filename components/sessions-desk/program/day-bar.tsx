import { useManaged } from "@/components/events/manage/manage-context";
import { scrollRowStyles } from "@/components/ui/scroll-row-styles";
import { cn } from "@/lib/class-names";
import { formatDate } from "@/lib/dates";
import { startOfDay } from "@/lib/days";
import type { Program } from "../use-program";

type DayBarProps = { outline: Program["outline"]; day: string | null; onDay: (day: string) => void };

/** The days on which there are sessions. */
export function DayBar({ outline: { days, timeZone }, day, onDay }: DayBarProps) {
  const { renderedAt } = useManaged();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row that scrolls.
    <div role="group" aria-label="Day" className={cn("flex gap-1 border-border border-b", scrollRowStyles)}>
      {days.map((one) => (
        <button
          key={one.day}
          type="button"
          aria-pressed={one.day === day}
          onClick={() => onDay(one.day)}
          className={cn(
            "-mb-px flex h-11 shrink-0 items-center gap-2 whitespace-nowrap border-b-2 px-3 font-medium text-sm transition-colors focus-visible:-outline-offset-2",
            one.day === day
              ? "border-accent-text text-text"
              : "border-transparent text-muted hover:text-text",
          )}
        >
          {formatDate({ at: startOfDay(one.day, timeZone), timeZone, now: renderedAt })}
          <span className="rounded-full bg-fill-strong px-1.5 text-muted text-xs tabular-nums">
            {one.sessions}
          </span>
        </button>
      ))}
    </div>
  );
}
