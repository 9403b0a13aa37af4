import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";
import { getViewer } from "@/server/trpc/caller";

export type GroupPageProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The group behind an address, by slug or id. Answers not-found to people who may not know of it. */
export const loadGroup = cache((groupId: string) => orNotFound((caller) => caller.groups.get({ groupId })));

/** The group together with what its frame needs to know of the viewer. */
export async function loadFrame(params: GroupPageProps["params"]) {
  const [group, viewer] = await Promise.all([params.then(({ slug }) => loadGroup(slug)), getViewer()]);
  return {
    group,
    viewer,
    frame: { group, isSignedIn: viewer !== null, timeZone: viewer?.timeZone ?? "UTC", now: new Date() },
  };
}

/** The first value of a parameter; undefined where it is empty. */
export function word(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value) || undefined;
}
