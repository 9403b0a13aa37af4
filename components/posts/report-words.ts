import type { ReportReason } from "@/server/domains/moderation/schema";

/** The reasons to choose from when something is reported. */
export const reportReasons: Record<ReportReason, { label: string; description: string }> = {
  spam: { label: "Spam", description: "Advertising, or the same thing again and again." },
  harassment: { label: "Harassment", description: "It attacks or threatens a person." },
  hate: { label: "Hate", description: "It attacks people for who they are." },
  illegal: { label: "Dangerous or illegal", description: "Someone could come to harm." },
  off_topic: { label: "Off topic", description: "It doesn't belong in this group." },
  other: { label: "Something else", description: "Tell the moderators in your own words." },
};
