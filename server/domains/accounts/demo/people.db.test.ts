import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers } from "../../../../tests/factories";
import { listDemoPeople } from "../queries";

const database = testDatabase();

test("the demo offers its organizer, venue owner and admin to sign in as, and each lands where they work", async () => {
  const { db } = database;
  const names = ["admin", "owner", "organizer", "ana", "dev"];
  const ids = await createUsers(db, names.length);
  for (const [index, id] of ids.entries())
    await db.user.update({ where: { id }, data: { email: `${names[index]}@turnout.test` } });
  const people = await listDemoPeople(db);
  expect(people.map(({ email, home }) => [email.split("@")[0], home])).toEqual([
    ["ana", "/"],
    ["organizer", "/organize"],
    ["owner", "/venue-desk"],
    ["admin", "/admin"],
  ]);
});
