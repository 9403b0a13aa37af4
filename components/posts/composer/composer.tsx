"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useHeldText } from "@/components/ui/held-text";
import { Input } from "@/components/ui/input";
import type { PostOut } from "../wire";
import { AttachmentsField } from "./attachments-field";
import { BodyField } from "./body-field";
import { type EventChoice, EventField } from "./event-field";
import { TagsField } from "./tags-field";
import { useCompose } from "./use-compose";
import { useEventChoices } from "./use-event-choices";
import type { DraftState } from "./use-post-draft";

const STATE_WORDS: Record<DraftState, string> = {
  empty: "",
  saving: "Saving draft…",
  saved: "Draft saved",
  "here-only": "Draft saved in this browser only",
};

export type ComposerProps = {
  groupId: string;
  viewerId: string;
  /** The event that the post is to be about; null = the writer chooses. */
  about: EventChoice | null;
  onPosted: (post: PostOut) => void;
  onClose: () => void;
};

/** Writes a new post. What was written is kept until it is posted or discarded. */
export function Composer({ groupId, viewerId, about, onPosted, onClose }: ComposerProps) {
  const compose = useCompose({ groupId, viewerId, about, onPosted });
  const events = useEventChoices(groupId, about);
  const { draft, change, faults } = compose;
  // Files that are still on their way are in no draft.
  useHeldText(compose.isUploading);
  return (
    <Card>
      <form
        aria-label="New post"
        noValidate
        data-passing-text
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void compose.submit();
        }}
      >
        <Field label="Title" optional error={faults.title}>
          {(control) => (
            <Input
              {...control}
              value={draft.title}
              maxLength={200}
              onChange={({ target }) => change({ title: target.value })}
            />
          )}
        </Field>
        <BodyField
          label="Post"
          groupId={groupId}
          value={draft.body}
          rows={5}
          autoFocus
          placeholder="What do you want to share or ask?"
          error={faults.body}
          onChange={(body) => change({ body })}
          onSubmit={() => void compose.submit()}
        />
        <AttachmentsField
          uploads={compose.uploads}
          value={draft.attachments}
          onChange={(attachments) => change({ attachments })}
          error={faults.attachmentIds}
        />
        <TagsField
          groupId={groupId}
          value={draft.tags}
          onChange={(tags) => change({ tags })}
          error={faults.tags}
        />
        <EventField events={events} eventId={draft.eventId} audience={draft.audience} onChange={change} />
        {compose.fault && (
          <Callout tone="danger" role="alert">
            {compose.fault}
          </Callout>
        )}
        <Actions compose={compose} onClose={onClose} />
      </form>
    </Card>
  );
}

function Actions({ compose, onClose }: { compose: ReturnType<typeof useCompose>; onClose: () => void }) {
  const { pending, isUploading, isWritten, state } = compose;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button type="submit" pending={pending} disabled={isUploading}>
        {isUploading ? "Uploading…" : "Post"}
      </Button>
      <Button variant="ghost" onClick={onClose}>
        {isWritten ? "Keep draft" : "Cancel"}
      </Button>
      {isWritten && (
        <Button
          variant="danger-ghost"
          onClick={() => {
            compose.discard();
            onClose();
          }}
        >
          Discard
        </Button>
      )}
      <span role="status" className="ml-auto text-muted text-sm">
        {STATE_WORDS[state]}
      </span>
    </div>
  );
}
