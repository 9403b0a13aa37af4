import { serverCaller } from "@/server/trpc/caller";

const LIMIT = 50;

/** Everything that waits for the moderators of a group, and whom they invited or banned. */
export async function loadModeration(groupId: string) {
  const { groupModeration, groups } = await serverCaller();
  const scope = { groupId, limit: LIMIT };
  const [queue, requests, bans, links, invitations] = await Promise.all([
    groupModeration.queue(scope),
    groups.members.requests(scope),
    groups.members.bans(scope),
    groups.invitations.links({ groupId }),
    groups.invitations.list({ groupId }),
  ]);
  return {
    queue: queue.items,
    requests: requests.items,
    bans: bans.items,
    links: links.items,
    invitations: invitations.items,
  };
}
