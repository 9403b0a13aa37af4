"use client";

import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { audienceWords } from "../post-marks";
import type { PostAudience } from "../wire";

const AUDIENCES: readonly PostAudience[] = ["everyone", "going", "waiting", "attended"];

export type EventChoice = { id: string; title: string };

type EventFieldProps = {
  events: readonly EventChoice[];
  eventId: string | null;
  audience: PostAudience;
  onChange: (part: { eventId: string | null; audience: PostAudience }) => void;
};

/** The event that a post is about and, where there is one, who of its guests the post is for. */
export function EventField({ events, eventId, audience, onChange }: EventFieldProps) {
  if (events.length === 0 && eventId === null) return null;
  const isListed = eventId === null || events.some(({ id }) => id === eventId);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="About an event" optional>
        {(control) => (
          <NativeSelect
            {...control}
            value={eventId ?? ""}
            onChange={({ target }) =>
              onChange({ eventId: target.value || null, audience: target.value ? audience : "everyone" })
            }
          >
            <option value="">None</option>
            {!isListed && <option value={eventId}>The event chosen before</option>}
            {events.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {eventId && (
        <Field label="Who sees it" description="Hosts and moderators always see it.">
          {(control) => (
            <NativeSelect
              {...control}
              value={audience}
              onChange={({ target }) =>
                onChange({ eventId, audience: AUDIENCES.find((one) => one === target.value) ?? "everyone" })
              }
            >
              {AUDIENCES.map((one) => (
                <option key={one} value={one}>
                  {audienceWords[one]}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
    </div>
  );
}
