"use client";

import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { SwitchField } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { counted } from "@/lib/plural";
import type { GroupForm } from "./use-group-form";

const PAUSES = [
  { seconds: 0, label: "No pause" },
  { seconds: 30, label: "30 seconds" },
  { seconds: 60, label: "1 minute" },
  { seconds: 300, label: "5 minutes" },
  { seconds: 900, label: "15 minutes" },
  { seconds: 3_600, label: "1 hour" },
];

/** How a group is moderated, and who makes its events. */
export function ModerationFields({ form: { values, change, faults } }: { form: GroupForm }) {
  const known = PAUSES.some(({ seconds }) => String(seconds) === values.slowSeconds);
  return (
    <section aria-labelledby="group-moderation" className="space-y-5">
      <h2 id="group-moderation" className="text-lg">
        Moderation
      </h2>
      <SwitchField
        label="Review first posts"
        description="The first post or comment of a new member waits until a moderator approves it."
        checked={values.holdsFirst}
        onChange={({ target }) => change({ holdsFirst: target.checked })}
      />
      <Field
        label="Pause between posts"
        description="How long a member waits after a post or comment."
        error={faults.slowSeconds}
      >
        {(control) => (
          <NativeSelect
            {...control}
            className="w-48"
            value={values.slowSeconds}
            onChange={({ target }) => change({ slowSeconds: target.value })}
          >
            {!known && (
              <option value={values.slowSeconds}>{counted(Number(values.slowSeconds), "second")}</option>
            )}
            {PAUSES.map(({ seconds, label }) => (
              <option key={seconds} value={seconds}>
                {label}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field
        label="Watched words"
        optional
        error={faults.watchedWords}
        description="Posts and comments with one of these wait for a moderator. Separate them by commas."
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={values.watchedWords}
            onChange={({ target }) => change({ watchedWords: target.value })}
          />
        )}
      </Field>
      <Field label="Who can create events" error={faults.eventsBy}>
        {(control) => (
          <NativeSelect
            {...control}
            className="w-64"
            value={values.eventsBy}
            onChange={({ target }) =>
              change({
                eventsBy:
                  (["owner", "moderator", "member"] as const).find((one) => one === target.value) ??
                  "moderator",
              })
            }
          >
            <option value="member">Every member</option>
            <option value="moderator">Moderators and owners</option>
            <option value="owner">Owners only</option>
          </NativeSelect>
        )}
      </Field>
    </section>
  );
}
