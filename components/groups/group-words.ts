import type { GroupRole } from "@/components/posts/wire";

/** What roles in a group are called, and what they may do. */
export const roleWords: Record<GroupRole, { label: string; description: string }> = {
  owner: { label: "Owner", description: "Everything, including settings and roles." },
  moderator: { label: "Moderator", description: "Reviews reports, and hides, locks and pins posts." },
  member: { label: "Member", description: "Posts, comments and reacts." },
};

export const visibilityWords = {
  public: { label: "Public", description: "Anyone can find and read the group." },
  unlisted: { label: "Unlisted", description: "Anyone with the link can read it; it isn't listed." },
  private: { label: "Private", description: "Only members and invited people know about it." },
} as const;

export const joiningWords = {
  open: { label: "Open", description: "Anyone can join right away." },
  approval: { label: "By approval", description: "People ask to join and a moderator approves." },
  invitation: { label: "By invitation", description: "People join by a link or an email invitation." },
} as const;

export const levelWords = {
  everything: { label: "Everything", description: "Every new post and comment." },
  highlights: { label: "Highlights", description: "New posts, and when someone mentions you." },
  nothing: { label: "Nothing", description: "No notifications from this group." },
} as const;
