"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { cn } from "@/lib/class-names";
import { dayWords } from "@/lib/day-words";
import { endOf } from "@/lib/days";
import type { BlockOut } from "@/server/domains/venues/blocked-dates/schema";
import { addMonths, type Chosen, dayByKey, monthName, monthOf, WEEKDAYS, weeksOf } from "./month-grid";

type MonthCalendarProps = {
  blocks: readonly BlockOut[];
  today: string;
  chosen: Chosen;
  /** Null where days can't be chosen. */
  onChoose: ((day: string) => void) | null;
};

/** A month with its blocked days. Arrows, Home, End, Page Up and Page Down move in it. */
export function MonthCalendar({ blocks, today, chosen, onChoose }: MonthCalendarProps) {
  const [focused, setFocused] = useState(today);
  const grid = useRef<HTMLTableElement>(null);
  const month = monthOf(focused);
  const show = (day: string) => setFocused(day < today ? today : day);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayByKey(focused, event.key);
    if (!next) return;
    event.preventDefault();
    show(next);
    const wanted = next < today ? today : next;
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${wanted}"]`)?.focus());
  };
  return (
    <div className="w-full max-w-md">
      <div className="flex items-center justify-between gap-2 pb-2">
        <IconButton
          label="Month before"
          disabled={month <= monthOf(today)}
          onClick={() => show(addMonths(`${month}-01`, -1))}
        >
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <p aria-live="polite" className="font-medium">
          {monthName(month)}
        </p>
        <IconButton label="Month after" onClick={() => show(addMonths(`${month}-01`, 1))}>
          <ChevronRight aria-hidden="true" />
        </IconButton>
      </div>
      <table
        ref={grid}
        aria-label={monthName(month)}
        className="w-full table-fixed border-collapse text-center text-sm"
      >
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" className="h-8 font-normal text-muted text-xs">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} className="p-0.5">
                  {monthOf(day) === month && (
                    <Day
                      day={day}
                      block={blocks.find((one) => one.start <= day && day < endOf(one))}
                      isPast={day < today}
                      isToday={day === today}
                      isChosen={day === chosen.first || (day >= chosen.first && day <= chosen.last)}
                      isFocused={day === focused}
                      onChoose={onChoose}
                      onFocus={() => setFocused(day)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type DayProps = {
  day: string;
  block: BlockOut | undefined;
  isPast: boolean;
  isToday: boolean;
  isChosen: boolean;
  isFocused: boolean;
  onChoose: ((day: string) => void) | null;
  onFocus: () => void;
};

function Day({ day, block, isPast, isToday, isChosen, isFocused, onChoose, onFocus }: DayProps) {
  const words = [dayWords(day), isToday && "today", block && `blocked${block.note ? `: ${block.note}` : ""}`];
  return (
    <button
      type="button"
      data-day={day}
      tabIndex={isFocused ? 0 : -1}
      aria-label={words.filter(Boolean).join(", ")}
      aria-pressed={isChosen}
      disabled={isPast}
      aria-disabled={onChoose === null || undefined}
      title={block?.note || undefined}
      onFocus={onFocus}
      onClick={() => onChoose?.(day)}
      className={cn(
        "relative grid h-10 w-full place-items-center rounded-control tabular-nums hover:bg-fill disabled:text-muted disabled:opacity-60",
        isToday && "font-semibold ring-1 ring-border-control ring-inset",
        block && "bg-danger-soft text-danger line-through hover:bg-danger-soft",
        isChosen && "bg-accent! text-accent-contrast! no-underline!",
      )}
    >
      {Number(day.slice(8))}
    </button>
  );
}
