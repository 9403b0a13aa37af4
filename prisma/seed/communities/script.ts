import type { LISTINGS } from "../listings";
import type { PERSONAS } from "../personas";
import type { PictureKey } from "./pictures";

type PersonaKey = keyof typeof PERSONAS;

/** Who wrote or reacted: a persona, or a guest by their number. */
export type Who = PersonaKey | number;

export type Kind = "like" | "love" | "celebrate" | "insightful" | "laugh";

/** A comment of the demo: its author, how many hours after what it answers, its text, and the replies. */
export type CommentScript = {
  by: Who;
  after: number;
  text: string;
  reactions?: Partial<Record<Kind, number>>;
  replies?: CommentScript[];
  hidden?: true;
};

/** A post of the demo. `daysAgo` counts from now. */
export type PostScript = {
  key: string;
  by: Who;
  daysAgo: number;
  title?: string;
  text: string;
  tags?: string[];
  picture?: PictureKey;
  event?: (typeof LISTINGS)[number]["key"];
  /** Which guests of the event it is for; left out = every member. */
  audience?: "going";
  /** It tells the group of the event. */
  announces?: true;
  pinned?: true;
  locked?: true;
  held?: true;
  reactions?: Partial<Record<Kind, number>>;
  comments?: CommentScript[];
  /** Waiting reports of it: who made them. */
  reportedBy?: Who[];
};

/** A group of the demo. */
export type GroupScript = {
  key: string;
  slug: string;
  name: string;
  description: string;
  rules?: string;
  place?: string;
  links?: { label: string; url: string }[];
  visibility: "public" | "unlisted" | "private";
  joining: "open" | "approval" | "invitation";
  topics: string[];
  owner: PersonaKey;
  moderators: PersonaKey[];
  /** Personas, and how many guests besides. */
  members: PersonaKey[];
  guests: number;
  requests?: { who: PersonaKey; note: string }[];
  holdsFirst?: true;
  posts: PostScript[];
};
