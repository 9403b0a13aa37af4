import { tagWord } from "../../../lib/tag-word";
import type { Queryable } from "../../db/transaction";
import { DomainError } from "../../errors";

/**
 * The ids of the site's topic tags with these names or aliases, in their order, each once.
 * @param kept tags that the group has already: a retired one among them may stay
 * @throws DomainError invalid with the field `topics` for a word that is no tag of the site
 */
export async function findTopics(
  db: Queryable,
  words: readonly string[],
  kept: string[] = [],
): Promise<string[]> {
  if (words.length === 0) return [];
  const asked = words.map((word) => ({ name: word.toLowerCase(), slug: tagWord(word) }));
  const tags = await db.tag.findMany({
    where: {
      groupId: null,
      AND: [
        { OR: [{ retiredAt: null }, { id: { in: kept } }] },
        {
          OR: [
            { name: { in: [...words], mode: "insensitive" } },
            {
              names: {
                some: { groupId: null, word: { in: asked.flatMap(({ name, slug }) => [name, slug]) } },
              },
            },
          ],
        },
      ],
    },
    select: { id: true, name: true, names: { select: { word: true } } },
  });
  const ids = words.map((word, index) => {
    const { name, slug } = asked[index] ?? { name: "", slug: "" };
    const tag =
      tags.find((one) => one.name.toLowerCase() === name) ??
      tags.find(({ names }) => names.some((one) => one.word === name || (slug !== "" && one.word === slug)));
    if (tag) return tag.id;
    const message = `There is no topic “${word}”. Choose one from the list.`;
    throw new DomainError("input.invalid", { fields: [{ field: "topics", message }] });
  });
  return [...new Set(ids)];
}
