import { describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, hours, NOW, newId, type TestEvent } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { invitePeople, resendInvitation } from "../invitations/commands";
import { signUp } from "./commands";
import { requestLink } from "./links/commands";

provideEnv({ NEXTAUTH_SECRET: "a secret for tests" });
const database = testDatabase();
const HOUR_MAX = 10;
const DAY_MAX = 30;

const email = () => `${newId()}@people.test`;
const outOf = () => {
  const sent: string[] = [];
  return {
    sent,
    origin: "https://turnout.example",
    send: async ({ to }: { to: string }) => void sent.push(to),
  };
};

/** Events a month after `now`, each of a host of its own. */
async function hostedEvents(count: number, now = NOW): Promise<TestEvent[]> {
  const hosts = await createUsers(database.db, count);
  const startsAt = new Date(now.getTime() + 30 * 24 * 3_600_000);
  const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000);
  return Promise.all(hosts.map((hostId) => createEvent(database.db, { startsAt, endsAt }, { hostId })));
}

async function invite(event: TestEvent, to: string, now = NOW) {
  const by = await viewerOf(database.db, event.hostId);
  const [result] = await invitePeople(database.db, { event, people: [{ email: to, name: null }], by, now });
  return result;
}

describe("an address emailed on request of strangers", () => {
  test("an address that got ten emails in an hour on request of strangers gets no further one of any kind, from any account or network", async () => {
    const to = email();
    for (const event of await hostedEvents(HOUR_MAX)) {
      expect(await invite(event, to)).toEqual({ email: to, outcome: "done" });
    }
    const [event] = await hostedEvents(1);
    expect(await invite(event as TestEvent, to)).toEqual({
      email: to,
      outcome: "unchanged",
      reason: "invitation.mailed-enough",
    });
    expect(await database.db.invitation.count({ where: { email: to } })).toBe(HOUR_MAX);
  });

  test("an address that got thirty emails in a day on request of strangers is left alone until the day is over", async () => {
    const to = email();
    const events = await hostedEvents(DAY_MAX + 1);
    const last = events.pop() as TestEvent;
    for (const [index, event] of events.entries()) {
      const hour = Math.floor(index / HOUR_MAX) * 2;
      expect(await invite(event, to, hours(hour))).toMatchObject({ outcome: "done" });
    }
    expect(await invite(last, to, hours(20))).toMatchObject({ reason: "invitation.mailed-enough" });
    expect(await invite(last, to, hours(24.5))).toMatchObject({ outcome: "done" });
  });

  test("an address at its limit gets no more emails about sign-ups and links, whether or not there is an account", async () => {
    const [known] = await createUsers(database.db, 1);
    const { email: ofAccount } = await database.db.user.findUniqueOrThrow({ where: { id: known ?? "" } });
    for (const to of [ofAccount, email()]) {
      // On the database's clock, which is that of links.
      const now = new Date();
      for (const event of await hostedEvents(HOUR_MAX, now)) await invite(event, to, now);
      const mail = outOf();
      const asked = { email: to, now: NOW, clientAddress: "unknown", mail };
      const refused = { code: "rate-limited", reason: "mail-hour.too-many" };
      await expect(requestLink(database.db, { ...asked, purpose: "sign-in" })).rejects.toMatchObject(refused);
      await expect(requestLink(database.db, { ...asked, purpose: "password" })).rejects.toMatchObject(
        refused,
      );
      const person = { ...asked, name: "Ana", password: "correct horse battery" };
      await expect(signUp(database.db, person)).rejects.toMatchObject(refused);
      expect(mail.sent).toEqual([]);
    }
  });

  test("an address at its limit gets no repeated invitation", async () => {
    const to = email();
    const [event, ...others] = await hostedEvents(HOUR_MAX);
    await invite(event as TestEvent, to);
    const where = { email: to };
    await database.db.invitation.updateMany({ where, data: { sentAt: NOW } });
    for (const other of others) await invite(other, to);
    const { id: invitationId } = await database.db.invitation.findFirstOrThrow({
      where: { ...where, eventId: event?.id ?? "" },
    });
    const asked = { event: event as TestEvent, invitationId, now: NOW };
    await expect(resendInvitation(database.db, asked)).rejects.toMatchObject({
      reason: "mail-hour.too-many",
    });
  });
});

test("inviting people who are known already does not count against them", async () => {
  const to = email();
  const [event] = (await hostedEvents(1)) as [TestEvent];
  await invite(event, to);
  for (let n = 0; n < HOUR_MAX + 2; n++) {
    expect(await invite(event, to)).toMatchObject({ reason: "invitation.invited" });
  }
  const [other] = (await hostedEvents(1)) as [TestEvent];
  expect(await invite(other, to)).toMatchObject({ outcome: "done" });
});

test("a list with people who got too many emails goes to the others", async () => {
  const [tired, fresh] = [email(), email()];
  for (const event of await hostedEvents(HOUR_MAX)) await invite(event, tired);
  const [event] = (await hostedEvents(1)) as [TestEvent];
  const by = await viewerOf(database.db, event.hostId);
  const people = [tired, fresh].map((to) => ({ email: to, name: null }));
  const results = await invitePeople(database.db, { event, people, by, now: NOW });
  expect(results.map(({ outcome }) => outcome)).toEqual(["unchanged", "done"]);
});

test("a client address can invite a limited number of people a day, over all its accounts", async () => {
  const events = await hostedEvents(3);
  const invitePart = async (event: TestEvent, clientAddress: string) => {
    const by = await viewerOf(database.db, event.hostId);
    const people = Array.from({ length: 5_000 }, () => ({ email: email(), name: null }));
    return invitePeople(database.db, { event, people, by, now: NOW, clientAddress });
  };
  for (const event of events.slice(0, 2)) await invitePart(event, "2001:db8:5::1");
  const [, , last] = events as [TestEvent, TestEvent, TestEvent];
  await expect(invitePart(last, "2001:db8:5::2")).rejects.toMatchObject({
    reason: "invite-address.too-many",
  });
});
