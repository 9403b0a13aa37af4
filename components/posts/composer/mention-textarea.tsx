"use client";

import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/class-names";
import { counted } from "@/lib/plural";
import { mentionAt, withMention } from "./mention-at";

const PEOPLE_MAX = 6;

type MentionTextareaProps = Omit<ComponentProps<"textarea">, "value" | "onChange"> & {
  groupId: string;
  value: string;
  onText: (text: string) => void;
};

/** A text field in which "@" finds members of the group. Arrows choose, Enter or Tab takes, Escape closes. */
export function MentionTextarea({ groupId, value, onText, onKeyDown, ...props }: MentionTextareaProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState<{ query: string; from: number } | null>(null);
  const [chosen, setChosen] = useState(0);
  const people = usePeople(groupId, typed?.query ?? null);
  const isOpen = typed !== null && people.length > 0;
  const look = () => {
    const at = field.current && mentionAt(field.current.value, field.current.selectionStart);
    setTyped(at);
    setChosen(0);
  };
  const take = (person: { userId: string; name: string } | undefined) => {
    if (!person || !typed || !field.current) return;
    const caret = field.current.selectionStart;
    const next = withMention(value, { from: typed.from, caret }, { id: person.userId, name: person.name });
    onText(next.text);
    setTyped(null);
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret));
    field.current.focus();
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!isOpen) return onKeyDown?.(event);
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step) setChosen((chosen + step + people.length) % people.length);
    else if (event.key === "Enter" || event.key === "Tab") take(people[chosen]);
    else if (event.key === "Escape") setTyped(null);
    else return onKeyDown?.(event);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative">
      <Textarea
        {...props}
        ref={field}
        value={value}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${chosen}` : undefined}
        onKeyDown={onKey}
        onChange={({ target }) => {
          onText(target.value);
          look();
        }}
        onClick={look}
        onBlur={() => setTimeout(() => setTyped(null), 150)}
      />
      {isOpen && (
        <div
          id={listId}
          role="listbox"
          tabIndex={-1}
          aria-label="Members to mention"
          className="absolute inset-x-0 top-full z-30 mt-1 max-w-80 overflow-hidden rounded-control border border-border bg-raised p-1 shadow-overlay"
        >
          {people.map((person, index) => (
            <div
              key={person.userId}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onPointerDown={(event) => {
                event.preventDefault();
                take(person);
              }}
              className={cn(
                "flex cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 text-sm",
                index === chosen && "bg-fill-strong",
              )}
            >
              <Avatar name={person.name} imageUrl={person.imageUrl} size="xs" />
              <span className="truncate">
                <bdi>{person.name}</bdi>
              </span>
            </div>
          ))}
        </div>
      )}
      <p role="status" className="sr-only">
        {isOpen ? `${counted(people.length, "member")} found. Use the arrow keys to choose.` : ""}
      </p>
    </div>
  );
}

function usePeople(groupId: string, query: string | null) {
  const client = useTRPCClient();
  const found = useQuery({
    queryKey: ["mention", groupId, query],
    queryFn: ({ signal }) =>
      client.groups.members.list.query(
        { groupId, limit: PEOPLE_MAX, ...(query && { q: query }) },
        { signal },
      ),
    enabled: query !== null,
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return query === null ? [] : (found.data?.items ?? []);
}
