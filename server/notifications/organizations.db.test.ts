import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import { createOrganization, type TestOrganization } from "../../tests/venue-factories";
import { mailboxOf } from "../domains/refusals/policy";
import { provideEnv } from "../env";
import { forgetNotices, noticesOf, tell } from "./testing/sourcing-notices";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example", NEXTAUTH_SECRET: "x".repeat(32) });
const database = testDatabase();

let organization: TestOrganization;
beforeEach(async () => {
  await forgetNotices(database.db);
  organization = await createOrganization(database.db, { name: "Lantern Events" });
});

async function invite(email: string, days = 14) {
  const { id: organizationId, ownerId: invitedById } = organization;
  const expiresAt = new Date(Date.now() + days * 86_400_000);
  const { id } = await database.db.organizationInvitation.create({
    data: { organizationId, email, role: "manager", invitedById, expiresAt },
  });
  return {
    type: "organization.invited" as const,
    aggregateId: organizationId,
    payload: { organizationId, invitationId: id },
  };
}

test("an invited address gets an email that leads to where it is accepted, and changes nothing itself", async () => {
  const { db } = database;
  await tell(db, await invite("new@elsewhere.test"));
  const mail = await db.mailboxMessage.findFirstOrThrow({ where: { to: "new@elsewhere.test" } });
  expect(mail.subject.replaceAll(/[\u2066-\u2069]/g, "")).toMatch(/invites you to Lantern Events$/);
  expect(mail.text).toContain(`https://turnout.example/organize/invitations/${organization.slug}`);
  expect(mail.text).toContain("No more invitations");
  expect(await db.organizationMember.count({ where: { organizationId: organization.id } })).toBe(1);
});

test("an invited account sees the invitation in the app as well", async () => {
  const { db } = database;
  const [userId = ""] = await createUsers(db, 1);
  await tell(db, await invite(`${userId}@people.test`));
  expect((await noticesOf(db, userId)).map((one) => one.split(":")[0])).toEqual(["email", "inApp"]);
});

test("an address that refuses invitations, of this person or of all, gets none", async () => {
  const { db } = database;
  for (const [scope, email] of [
    [organization.ownerId, "one@elsewhere.test"],
    ["all", "all@elsewhere.test"],
  ] as const) {
    await db.invitationRefusal.create({ data: { mailbox: mailboxOf(email), scope } });
    await tell(db, await invite(email));
  }
  expect(await db.mailboxMessage.count()).toBe(0);
});

test("an invitation that was taken back or has expired is not emailed", async () => {
  const { db } = database;
  const gone = await invite("gone@elsewhere.test");
  await db.organizationInvitation.deleteMany();
  await tell(db, gone);
  await tell(db, await invite("late@elsewhere.test", -1));
  expect(await db.mailboxMessage.count()).toBe(0);
});
