import type { Tx } from "../../../server/db/transaction";
import { seedGroupEvents } from "./events";
import { groupId } from "./ids";
import { LONG_RUNNERS } from "./long-runners";
import { NIGHT_SOUNDS } from "./night-sounds";
import { idOf } from "./people";
import type { KeptPictures } from "./pictures";
import { seedPost } from "./posts";
import { REPAIR_CAFE } from "./repair-cafe";
import type { GroupScript, Who } from "./script";
import { SUPPER_CIRCLE } from "./supper-circle";
import { seedGroupTags, seedSiteTags, siteTagId } from "./tags";

const DAY_MS = 86_400_000;
const FOUNDED_DAYS = 60;

const GROUPS = [NIGHT_SOUNDS, LONG_RUNNERS, REPAIR_CAFE, SUPPER_CIRCLE];

/**
 * Inserts the groups of the demo with their members, posts, threads, reactions and events. No facts are written.
 * @param pictures those that posts have; a post whose picture is not among them has none
 */
export async function seedCommunities(tx: Tx, now: Date, pictures: KeptPictures): Promise<void> {
  await seedSiteTags(tx);
  for (const group of GROUPS) await seedGroup(tx, { group, pictures, now });
  await seedGroupEvents(tx, now);
}

type Seeded = { group: GroupScript; pictures: KeptPictures; now: Date };

async function seedGroup(tx: Tx, { group, pictures, now }: Seeded): Promise<void> {
  const id = groupId(group.key);
  const foundedAt = new Date(now.getTime() - FOUNDED_DAYS * DAY_MS);
  const members = membersOf(group);
  const { slug, name, description, rules = "", place = null, links = [], visibility, joining } = group;
  await tx.group.create({
    data: {
      ...{ id, slug, name, description, rules, place, links, visibility, joining },
      holdsFirst: group.holdsFirst ?? false,
      createdAt: foundedAt,
      topics: { create: group.topics.map((topic) => ({ tagId: siteTagId(topic) })) },
    },
  });
  await tx.groupMember.createMany({
    data: members.map(({ who, role }, index) => ({
      groupId: id,
      userId: idOf(who),
      role,
      joinedAt: new Date(foundedAt.getTime() + index * 0.6 * DAY_MS),
      trustedAt: foundedAt,
      seenAt: new Date(now.getTime() - 3 * DAY_MS),
    })),
  });
  await seedGroupTags(tx, group, id);
  let posts = 0;
  for (const post of group.posts) posts += await seedPost(tx, { group, groupId: id, post, pictures, now });
  await tx.groupTally.create({ data: { groupId: id, members: members.length, posts } });
  await tx.groupRequest.createMany({
    data: (group.requests ?? []).map(({ who, note }) => ({
      groupId: id,
      userId: idOf(who),
      note,
      createdAt: new Date(now.getTime() - DAY_MS),
    })),
  });
}

/** Everyone in a group once, its authors among them. */
function membersOf(group: GroupScript): { who: Who; role: "owner" | "moderator" | "member" }[] {
  const listed: { who: Who; role: "owner" | "moderator" | "member" }[] = [
    { who: group.owner, role: "owner" },
    ...group.moderators.map((who) => ({ who, role: "moderator" as const })),
    ...[
      ...group.members,
      ...authorsOf(group),
      ...Array.from({ length: group.guests }, (_, index) => index),
    ].map((who) => ({ who, role: "member" as const })),
  ];
  const seen = new Set<string>();
  return listed.filter(({ who }) => !seen.has(idOf(who)) && seen.add(idOf(who)));
}

type Written = { by: Who; comments?: Written[]; replies?: Written[] };

function authorsOf(group: GroupScript): Who[] {
  const authors: Who[] = [];
  const waiting: Written[] = [...group.posts];
  for (let written = waiting.pop(); written; written = waiting.pop()) {
    authors.push(written.by);
    waiting.push(...(written.comments ?? []), ...(written.replies ?? []));
  }
  return authors;
}
