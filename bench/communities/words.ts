/** Words by how often they occur: in one of so many texts. */
const EVERY = { river: 20, meadow: 400, heron: 2_000, lynx: 100_000 };
const VOCABULARY = 50_000;

/** The end of a text in SQL. @param mixed a number below 1,000,003 that no other column depends on */
export function words(mixed: string): string {
  const some = Object.entries(EVERY).map(
    ([word, every]) => `case when ${mixed} % ${every} = 1 then '${word} ' else '' end`,
  );
  return `${some.join(" || ")} || 'then came w' || (${mixed} % ${VOCABULARY}) || ' and it was late.'`;
}

/** The search documents of all texts that others may see. Without the places of words, which no search asks for. */
export async function fillSearch(run: (sql: string) => Promise<void>): Promise<void> {
  await run(`insert into "ContributionSearch" ("contributionId", "groupId", version, document, "indexedAt")
    select c.id, c."groupId", 1, array_to_tsvector(string_to_array(case when c.depth = 0 then '!post ' else '!comment ' end
      || translate(lower(coalesce(p.title || ' ', '') || c.body), ',.', ''), ' ')), now()
    from "Contribution" c left join "Post" p on p.id = c.id where c."hiddenAt" is null`);
  await run(`insert into "GroupSearch" ("groupId", version, document, "indexedAt")
    select id, 1, array_to_tsvector(string_to_array(lower(name), ' ')), now() from "Group"`);
}
