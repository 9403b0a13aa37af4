"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

export const TAGS_MAX = 5;
/** How many tags are offered as buttons; people find the others by typing. */
const OFFERED_MAX = 8;

type TagsFieldProps = {
  groupId: string;
  value: readonly string[];
  onChange: (tags: string[]) => void;
  error?: string | undefined;
};

/** The topic tags of a post, chosen from those of the group and the site. */
export function TagsField({ groupId, value, onChange, error }: TagsFieldProps) {
  const listId = useId();
  const client = useTRPCClient();
  const [typed, setTyped] = useState("");
  const tags = useQuery({
    queryKey: ["tags-of", groupId],
    queryFn: ({ signal }) => client.tags.ofGroup.query({ groupId }, { signal }),
    staleTime: 60_000,
  });
  const names = (tags.data?.items ?? []).map(({ name }) => name).filter((name) => !value.includes(name));
  const add = (text: string) => {
    const name = text.trim().replace(/^#/, "");
    setTyped("");
    if (name && !value.includes(name) && value.length < TAGS_MAX) onChange([...value, name]);
  };
  return (
    <div className="space-y-2">
      <Field label="Tags" optional error={error}>
        {(control) => (
          <Input
            {...control}
            list={listId}
            value={typed}
            maxLength={40}
            disabled={value.length >= TAGS_MAX}
            placeholder={value.length >= TAGS_MAX ? `Up to ${TAGS_MAX} tags` : "Choose a topic"}
            onChange={({ target }) =>
              names.includes(target.value) ? add(target.value) : setTyped(target.value)
            }
            onBlur={() => names.includes(typed) && add(typed)}
            onKeyDown={(event) => {
              if ((event.key !== "Enter" && event.key !== ",") || typed.trim() === "") return;
              event.preventDefault();
              add(typed);
            }}
          />
        )}
      </Field>
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {names.length > 0 && value.length < TAGS_MAX && (
        <ul aria-label="Tags to choose from" className="flex flex-wrap gap-1.5">
          {names.slice(0, OFFERED_MAX).map((name) => (
            <li key={name}>
              <button
                type="button"
                className="hit-area relative inline-flex h-8 items-center gap-1 rounded-full border border-border px-3 text-muted text-sm transition-colors hover:border-border-control hover:text-text"
                onClick={() => add(name)}
              >
                <Plus aria-hidden="true" className="size-3.5" />
                <bdi>{name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      {value.length > 0 && (
        <ul aria-label="Chosen tags" className="flex flex-wrap gap-1.5">
          {value.map((name) => (
            <li key={name} className="inline-flex items-center rounded-full bg-fill-strong pl-3 text-sm">
              <bdi>{name}</bdi>
              <IconButton
                size="sm"
                label={`Remove the tag ${name}`}
                onClick={() => onChange(value.filter((other) => other !== name))}
              >
                <X aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
