"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Textarea } from "@/components/ui/textarea";
import { nameKey } from "@/server/domains/sessions/policy";
import { BIO_MAX, NAME_MAX, SPEAKERS_PER_SESSION_MAX } from "@/server/domains/sessions/schema";
import { NameField } from "../name-field";
import { movedBy } from "../order";
import type { SpeakerValues } from "../session-values";
import { SpeakerPhoto } from "../speaker-photo";
import type { SessionEditor } from "./use-session-editor";

/** The most speakers whose names are suggested. */
const SUGGESTED_MAX = 100;

/** Who speaks, in the order in which guests see them. */
export function SpeakerFields({ editor: { values, set, faultOf } }: { editor: SessionEditor }) {
  const trpc = useTRPC();
  const { event } = useManaged();
  const query = useQuery(
    trpc.sessions.speakers.list.queryOptions({ eventId: event.id, limit: SUGGESTED_MAX }),
  );
  const known = query.data?.items ?? [];
  const { speakers } = values;
  const change = (key: string, next: Partial<SpeakerValues>) =>
    set({ speakers: speakers.map((speaker) => (speaker.key === key ? { ...speaker, ...next } : speaker)) });
  const rename = (speaker: SpeakerValues, name: string) => {
    const match = known.find((other) => nameKey(other.name) === nameKey(name));
    const isBlank = speaker.bio === "" && speaker.photoUrl === "";
    change(speaker.key, {
      name,
      ...(match && isBlank && { bio: match.bio, photoUrl: match.photoUrl ?? "" }),
    });
  };
  const add = () =>
    set({ speakers: [...speakers, { key: crypto.randomUUID(), name: "", bio: "", photoUrl: "" }] });
  const fault = faultOf("speakers");
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 font-medium text-sm">Speakers</legend>
      {speakers.map((speaker, index) => (
        <SpeakerRow
          key={speaker.key}
          speaker={speaker}
          position={index + 1}
          count={speakers.length}
          names={known.map(({ name }) => name)}
          faultOf={(field) => faultOf(`speakers.${index}.${field}`)}
          onName={(name) => rename(speaker, name)}
          onChange={(next) => change(speaker.key, next)}
          onMove={(by) => set({ speakers: movedBy(speakers, index, by) })}
          onRemove={() => set({ speakers: speakers.filter(({ key }) => key !== speaker.key) })}
        />
      ))}
      {fault && <FieldError>{fault}</FieldError>}
      {speakers.length < SPEAKERS_PER_SESSION_MAX && (
        <Button variant="secondary" size="sm" onClick={add} className="justify-self-start">
          <Plus aria-hidden="true" />
          Add a speaker
        </Button>
      )}
    </fieldset>
  );
}

type SpeakerRowProps = {
  speaker: SpeakerValues;
  position: number;
  count: number;
  names: readonly string[];
  faultOf: (field: string) => string | undefined;
  onName: (name: string) => void;
  onChange: (change: Partial<SpeakerValues>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

function SpeakerRow({ speaker, position, count, names, faultOf, ...on }: SpeakerRowProps) {
  const who = speaker.name.trim() || `speaker ${position}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would read its legend twice.
    <div
      role="group"
      aria-label={`Speaker ${position}`}
      className="grid gap-4 rounded-control border border-border p-4"
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <NameField
            label="Name"
            noun="speaker"
            names={names}
            value={speaker.name}
            onValueChange={on.onName}
            maxLength={NAME_MAX}
            error={faultOf("name")}
            optional={false}
            saysNew={false}
          />
        </div>
        <div className="flex pt-6">
          <IconButton label={`Move ${who} up`} disabled={position === 1} onClick={() => on.onMove(-1)}>
            <ArrowUp aria-hidden="true" />
          </IconButton>
          <IconButton label={`Move ${who} down`} disabled={position === count} onClick={() => on.onMove(1)}>
            <ArrowDown aria-hidden="true" />
          </IconButton>
          <IconButton label={`Remove ${who}`} onClick={on.onRemove}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Bio" optional error={faultOf("bio")}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              value={speaker.bio}
              maxLength={BIO_MAX}
              onChange={({ target }) => on.onChange({ bio: target.value })}
            />
          )}
        </Field>
        <SpeakerPhoto
          name={speaker.name}
          value={speaker.photoUrl}
          error={faultOf("photoUrl")}
          onChange={(photoUrl) => on.onChange({ photoUrl })}
        />
      </div>
    </div>
  );
}
