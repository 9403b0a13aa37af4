import type { Tx } from "../../../server/db/transaction";
import { stableId } from "../ids";
import type { GroupScript } from "./script";

/** Topic tags of the site, with other words for them. */
const SITE_TAGS: Record<string, { color: string; aliases?: string[] }> = {
  Music: { color: "violet", aliases: ["concert", "jazz"] },
  "Night life": { color: "blue" },
  Running: { color: "green", aliases: ["jogging"] },
  Outdoors: { color: "teal", aliases: ["hiking"] },
  Crafts: { color: "amber", aliases: ["diy", "making"] },
  Sustainability: { color: "green" },
  Food: { color: "red", aliases: ["cooking"] },
  Technology: { color: "blue", aliases: ["tech"] },
};

const GROUP_COLORS = ["teal", "pink", "amber", "blue"];

const wordOf = (name: string) => name.toLowerCase().replaceAll(" ", "-");

export function siteTagId(name: string): string {
  return stableId(`tag/${name}`);
}

export function groupTagId(groupKey: string, name: string): string {
  return stableId(`tag/${groupKey}/${name}`);
}

/** The tags of the site. */
export async function seedSiteTags(tx: Tx): Promise<void> {
  for (const [name, { color, aliases = [] }] of Object.entries(SITE_TAGS)) {
    const id = siteTagId(name);
    await tx.tag.create({
      data: {
        id,
        name,
        slug: wordOf(name),
        color,
        names: { create: [wordOf(name), ...aliases].map((word) => ({ word })) },
      },
    });
  }
}

/** The tags that the posts of a group have. */
export async function seedGroupTags(tx: Tx, group: GroupScript, groupId: string): Promise<void> {
  const names = [...new Set(group.posts.flatMap(({ tags = [] }) => tags))];
  for (const [index, name] of names.entries()) {
    await tx.tag.create({
      data: {
        id: groupTagId(group.key, name),
        groupId,
        name,
        slug: wordOf(name),
        color: GROUP_COLORS[index % GROUP_COLORS.length] ?? "grey",
        names: { create: [{ groupId, word: wordOf(name) }] },
      },
    });
  }
}
