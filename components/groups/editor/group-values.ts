import type { GroupOut } from "@/server/domains/groups/schema";

/** What the form of a group holds. */
export type GroupValues = {
  name: string;
  description: string;
  rules: string;
  place: string;
  links: { label: string; url: string }[];
  visibility: GroupOut["visibility"];
  joining: GroupOut["joining"];
  coverUrl: string;
  topics: string[];
  membersMax: string;
  holdsFirst: boolean;
  slowSeconds: string;
  watchedWords: string;
  eventsBy: "owner" | "moderator" | "member";
};

/** The values of a group, or those that a new one begins with. */
export function valuesOf(group: GroupOut | null): GroupValues {
  return {
    name: group?.name ?? "",
    description: group?.description ?? "",
    rules: group?.rules ?? "",
    place: group?.place ?? "",
    links: group?.links ?? [],
    visibility: group?.visibility ?? "public",
    joining: group?.joining ?? "open",
    coverUrl: group?.coverUrl ?? "",
    topics: group?.topics.map(({ name }) => name) ?? [],
    membersMax: group?.membersMax ? String(group.membersMax) : "",
    holdsFirst: group?.settings?.holdsFirst ?? false,
    slowSeconds: String(group?.settings?.slowSeconds ?? 0),
    watchedWords: group?.settings?.watchedWords.join(", ") ?? "",
    eventsBy: group?.settings?.eventsBy ?? "moderator",
  };
}

/** What is sent for these values. */
export function changesOf(values: GroupValues) {
  const words = values.watchedWords.split(/[,\n]/).map((word) => word.trim());
  return {
    name: values.name.trim(),
    description: values.description,
    rules: values.rules,
    place: values.place.trim() || null,
    links: values.links.filter(({ label, url }) => label.trim() !== "" || url.trim() !== ""),
    visibility: values.visibility,
    joining: values.joining,
    coverUrl: values.coverUrl || null,
    topics: values.topics,
    membersMax: values.membersMax.trim() === "" ? null : Number(values.membersMax),
    holdsFirst: values.holdsFirst,
    slowSeconds: Number(values.slowSeconds),
    watchedWords: words.filter(Boolean),
    eventsBy: values.eventsBy,
  };
}
