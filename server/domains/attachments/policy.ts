import type { Viewer } from "../accounts/schema";

/** What refers to a stored upload, as far as it decides who may read it. */
export type Belongs = {
  ownerId: string;
  /** Something that everyone sees: a person, an event that is not private, a venue with a page. */
  isOpen: boolean;
  /** A draft or private event, a venue without a page, or an RFP. */
  isGuarded: boolean;
};

export type Reading = "everyone" | "viewer" | "nobody" | "ask";

/**
 * Who may read an upload: as what it belongs to, or its owner only while nothing refers to it. `ask` = it belongs to
 * guarded things alone, so what the viewer may see of those decides.
 */
export function readingOf({ ownerId, isOpen, isGuarded }: Belongs, viewer: Viewer | null): Reading {
  if (isOpen) return "everyone";
  if (isGuarded) return "ask";
  return viewer?.id === ownerId ? "viewer" : "nobody";
}
