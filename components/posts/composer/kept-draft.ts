import type { AttachmentOut } from "@/server/domains/uploads/schema";
import type { PostAudience } from "../wire";
import { newWriteKey } from "../write-once";

/** What a person is writing. */
export type PostDraft = {
  title: string;
  body: string;
  tags: string[];
  attachments: AttachmentOut[];
  eventId: string | null;
  audience: PostAudience;
  /** Under which it is posted, so that it is posted once. */
  key: string;
};

export function emptyDraft(): PostDraft {
  return {
    title: "",
    body: "",
    tags: [],
    attachments: [],
    eventId: null,
    audience: "everyone",
    key: newWriteKey(),
  };
}

/** The draft with an event that was asked for. It is for everyone then: the guests of another event are other people. */
export function draftAbout(eventId: string | null, draft: PostDraft): PostDraft {
  if (eventId === null || eventId === draft.eventId) return draft;
  return { ...draft, eventId, audience: "everyone", key: newWriteKey() };
}

/** Whether anything in it would be missed. */
export function isWritten({
  title,
  body,
  attachments,
}: Pick<PostDraft, "title" | "body" | "attachments">): boolean {
  return title.trim() !== "" || body.trim() !== "" || attachments.length > 0;
}

const nameOf = (viewerId: string, groupId: string) => `turnout-post-${viewerId}-${groupId}`;

/** The draft that this browser keeps; null where there is none, or the browser keeps nothing. */
export function readDraft(viewerId: string, groupId: string): PostDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(viewerId, groupId)) ?? "null");
    return kept && typeof kept === "object" ? { ...emptyDraft(), ...kept } : null;
  } catch {
    return null;
  }
}

/** Keeps a draft in this browser; an empty one is forgotten. */
export function keepDraft(viewerId: string, groupId: string, draft: PostDraft | null): void {
  try {
    if (draft && isWritten(draft)) localStorage.setItem(nameOf(viewerId, groupId), JSON.stringify(draft));
    else localStorage.removeItem(nameOf(viewerId, groupId));
  } catch {
    // A browser that keeps nothing: the draft is on the server too.
  }
}
