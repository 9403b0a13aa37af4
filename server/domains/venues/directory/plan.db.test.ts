import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { plansOf } from "../../../../tests/plans";
import { createOrganization } from "../../../../tests/venue-factories";
import { venueDocument } from "./policy";
import { listDirectory } from "./queries";

const database = testDatabase();

/** The plan of the first page for this search, a line each. */
async function planFor(q: string): Promise<string[]> {
  const [plan = ""] = await plansOf(database.db, (db) => listDirectory(db, { q, limit: 24 }));
  return plan.split("\n").map((line) => line.trim());
}

test("a frequent word of names far down the list is found on the index of words", async () => {
  const { id: organizationId } = await createOrganization(database.db);
  const rows = Array.from({ length: 6_000 }, (_, index) => {
    const name = `${index % 20 === 0 ? "Station" : "Arches"} ${index}`;
    const about = {
      name,
      description: "Daylight on three sides.",
      city: "Lisbon",
      country: "PT",
      address: "",
    };
    return { name, slug: `venue-${index}`, search: venueDocument({ ...about, amenities: [] }) };
  });
  await database.db.$executeRaw`
    insert into "Venue" (id, slug, "organizationId", name, description, city, country, "timeZone", status, amenities,
      "cityKey", search)
    select gen_random_uuid(), r.slug, ${organizationId}::uuid, r.name, '', 'Lisbon', 'PT', 'Europe/Lisbon', 'listed', '{}',
      'lisbon', r.search::tsvector
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (slug text, name text, search text)`;
  // The index holds new rows in a list of their own until then.
  await database.db.$executeRawUnsafe('vacuum analyze "Venue"');
  const plan = await planFor("station");
  const named = plan.slice(plan.indexOf("CTE named"), plan.indexOf("CTE other"));
  expect(named.join("\n")).toContain('Bitmap Index Scan on "Venue_listed_search"');
});
