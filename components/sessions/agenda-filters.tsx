"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import type { ChangeEvent } from "react";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type AgendaFilter, agendaParams } from "./agenda-filter";

type AgendaFiltersProps = {
  /** The page's address without a query. */
  path: string;
  filter: AgendaFilter;
  invite: string | undefined;
  tracks: readonly string[];
  types: readonly string[];
  isSignedIn: boolean;
};

/** A plain form, so that it works without script; with script, every choice takes effect right away. */
export function AgendaFilters({ path, filter, invite, tracks, types, isSignedIn }: AgendaFiltersProps) {
  const { q, track, type, isMine, isFree } = filter;
  const blank = { ...filter, q: "", track: "", type: "", isMine: false, isFree: false, after: "" };
  const send = (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
    event.currentTarget.form?.requestSubmit();
  return (
    <search className="min-w-0 flex-1 max-lg:basis-full">
      <Form action={path} scroll={false} className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
        {agendaParams(blank, invite).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="relative min-w-0 flex-1 basis-full sm:basis-48">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
          />
          <Input
            key={q}
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            aria-label="Search sessions"
            placeholder="Search sessions and speakers"
            className="pl-9"
          />
        </div>
        {tracks.length > 0 && (
          <Choice
            name="track"
            label="Track"
            every="All tracks"
            value={track}
            options={tracks}
            onChange={send}
          />
        )}
        {types.length > 0 && (
          <Choice name="type" label="Type" every="All types" value={type} options={types} onChange={send} />
        )}
        <Toggle name="free" label="Free seats" isOn={isFree} onChange={send} />
        {isSignedIn && <Toggle name="mine" label="Mine" isOn={isMine} onChange={send} />}
        <Button type="submit" variant="secondary">
          Search
        </Button>
      </Form>
    </search>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  /** The words for no choice. */
  every: string;
  value: string;
  options: readonly string[];
  onChange: (event: ChangeEvent<HTMLSelectElement>) => void;
};

function Choice({ name, label, every, value, options, onChange }: ChoiceProps) {
  // Tracks and types of a URL are found whatever their case.
  const chosen = options.find((option) => option.toLowerCase() === value.toLowerCase()) ?? value;
  const all = chosen === "" || options.includes(chosen) ? options : [chosen, ...options];
  return (
    <NativeSelect
      key={chosen}
      name={name}
      aria-label={label}
      defaultValue={chosen}
      onChange={onChange}
      className="w-auto max-w-40 grow sm:grow-0"
    >
      <option value="">{every}</option>
      {all.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </NativeSelect>
  );
}

type ToggleProps = {
  name: string;
  label: string;
  isOn: boolean;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
};

function Toggle({ name, label, isOn, onChange }: ToggleProps) {
  return (
    <CheckboxField
      key={String(isOn)}
      name={name}
      value="1"
      label={label}
      defaultChecked={isOn}
      onChange={onChange}
      className="h-10 pointer-coarse:h-11 items-center gap-2! *:mt-0!"
    />
  );
}
