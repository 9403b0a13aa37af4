import { MODERATION_PER_PAGE } from "@/components/groups/moderation/page-size";
import { serverCaller } from "@/server/trpc/caller";

/** Everything that waits for the moderators of a group, and whom they invited or banned. */
export async function loadModeration(groupId: string) {
  const { groupModeration, groups } = await serverCaller();
  const scope = { groupId, limit: MODERATION_PER_PAGE };
  const [queue, requests, bans, links, invitations] = await Promise.all([
    groupModeration.queue(scope),
    groups.members.requests(scope),
    groups.members.bans(scope),
    groups.invitations.links({ groupId }),
    groups.invitations.list({ groupId }),
  ]);
  return { queue, requests, bans, links: links.items, invitations: invitations.items };
}
