import { notFound } from "next/navigation";
import { cache } from "react";
import { orNull } from "@/app/or-not-found";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export type GroupPageProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The group behind an address, by slug or id; null for people who may not read it. */
export const findGroup = cache((groupId: string) => orNull((caller) => caller.groups.get({ groupId })));

/** The same, with the not-found page instead of null. */
export async function loadGroup(groupId: string) {
  return (await findGroup(groupId)) ?? notFound();
}

/** The open invitation of a viewer who is no member to the group behind an address; null where there is none. */
export const findInvitation = cache(async (slug: string) => {
  const [group, viewer] = await Promise.all([findGroup(slug), getViewer()]);
  if (!viewer || group?.role) return null;
  const { items } = await (await serverCaller()).groups.invitations.waiting();
  return items.find(({ group: inviting }) => inviting.slug === slug || inviting.id === slug) ?? null;
});

/** Whether the viewer knows the group by an invitation only, because it is private. */
export async function isInvitedFromOutside(slug: string): Promise<boolean> {
  return !(await findGroup(slug)) && (await findInvitation(slug)) !== null;
}

/** The group together with what its frame needs to know of the viewer. */
export async function loadFrame(params: GroupPageProps["params"]) {
  const [group, viewer] = await Promise.all([params.then(({ slug }) => loadGroup(slug)), getViewer()]);
  return {
    group,
    viewer,
    frame: { group, isSignedIn: viewer !== null, timeZone: viewer?.timeZone ?? "UTC", now: new Date() },
  };
}

/** Whether the viewer blocks anyone: live messages count what those people write. */
export async function loadBlocksPeople(): Promise<boolean> {
  if (!(await getViewer())) return false;
  const { items } = await (await serverCaller()).blocks.list({ limit: 1 });
  return items.length > 0;
}

/** The first value of a parameter; undefined where it is empty. */
export function word(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value) || undefined;
}
