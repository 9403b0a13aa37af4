import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, hours, NOW, type TestEvent } from "../../../tests/factories";
import { listActivity } from "../analytics/activity/queries";
import { getParticipantsPart } from "../csv/queries";
import { checkInvitees } from "../invitations/queries";
import { countPeople } from "../messages/queries";
import { readTold } from "../webhooks/deliveries/queries";
import { openClaimLink } from "./claim-links.commands";
import { getClaimPage, listClaimLinks } from "./claim-links.queries";
import { answerOffer, rsvpToEvent, withdrawRsvp } from "./commands";
import { registerGroup } from "./groups.commands";
import { listGuests } from "./guests.queries";

const database = testDatabase();
const NAMES = { byId: "Ida Byrne", byAddress: "Ada Address", accepted: "Ana Accepted", joined: "Joe Joined" };
type Who = keyof typeof NAMES;
const WHO = Object.keys(NAMES) as Who[];
let event: TestEvent;
const ids = {} as Record<Who, string>;
const addressOf = (who: Who) => `${ids[who]}@people.test`;

beforeAll(async () => {
  const { db } = database;
  event = { ...(await createEvent(db, { capacity: null })) };
  const users = await createUsers(db, WHO.length);
  for (const [index, who] of WHO.entries()) {
    ids[who] = users[index] ?? "";
    await db.user.update({ where: { id: ids[who] }, data: { name: NAMES[who] } });
  }
  const by = { id: event.hostId, emailVerified: true };
  const people = [
    { userId: ids.byId, guests: 0 },
    { email: addressOf("byAddress"), guests: 0 },
    { userId: ids.accepted, guests: 0 },
  ];
  const { results } = await registerGroup(db, { event, by, people, mode: "asManyAsFit", now: NOW });
  const [, , accepted] = results;
  const answer = {
    event,
    userId: ids.accepted,
    rsvpId: accepted?.id ?? "",
    answer: "accept" as const,
    now: NOW,
  };
  await answerOffer(db, answer);
  await rsvpToEvent(db, { event, userId: ids.joined, guests: 0, specialRequirements: null, now: NOW });
});

/** Every output in which a host can read about the event's guests, as text. */
const OUTPUTS: Record<string, () => Promise<unknown>> = {
  "the guest list": () => listGuests(database.db, event, { now: NOW, limit: 50 }),
  "the guest list by name": () => listGuests(database.db, event, { now: NOW, limit: 1, sort: "name" }),
  "the guest file": () => getParticipantsPart(database.db, { event: { ...event, slug: "x" } }),
  "the history": () => listActivity(database.db, event, { limit: 50 }),
  "what webhooks are sent": async () => {
    const rsvps = await database.db.rsvp.findMany({ where: { poolId: event.poolId } });
    const deliveries = rsvps.map(({ id: rsvpId }) => ({
      id: rsvpId,
      ownerId: event.hostId,
      payload: { eventId: event.id, rsvpId },
    }));
    return [...(await readTold(database.db, deliveries)).values()];
  },
};

describe("the privacy of addresses", () => {
  const hidden: [string, (who: Who) => string, Who][] = [
    ["the address of a person who was registered by their account", addressOf, "byId"],
    ["the name of a person who was registered by their address", (who) => NAMES[who], "byAddress"],
  ];
  test.each(
    Object.keys(OUTPUTS).flatMap((output) =>
      hidden.map(([what, of, who]) => [what, output, of, who] as const),
    ),
  )("%s is not in %s before they answer", async (_, output, of, who) => {
    expect(JSON.stringify(await OUTPUTS[output]?.())).not.toContain(of(who));
  });

  test("hosts see the address of people who answered and the one that they named themselves", async () => {
    const { items } = await listGuests(database.db, event, { now: NOW, limit: 50 });
    const seen = items.map(({ person }) => [person.name, person.email]);
    expect(seen).toHaveLength(4);
    expect(seen).toEqual(
      expect.arrayContaining([
        [NAMES.byId, null],
        [addressOf("byAddress"), addressOf("byAddress")],
        [NAMES.accepted, addressOf("accepted")],
        [NAMES.joined, addressOf("joined")],
      ]),
    );
  });

  test.each<[string, (who: Who) => string, Who, number]>([
    ["the address behind an account", addressOf, "byId", 0],
    ["the name behind an address", (who) => NAMES[who], "byAddress", 0],
    ["an address that was named", addressOf, "byAddress", 1],
    ["the address of a person who answered", addressOf, "joined", 1],
  ])("a guest list search by %s finds only what the host may see", async (_, of, who, found) => {
    const { items } = await listGuests(database.db, event, { now: NOW, limit: 50, q: of(who) });
    expect(items).toHaveLength(found);
  });

  test("checking addresses for an invitation does not reveal whose account was registered", async () => {
    const checked = await checkInvitees(database.db, event, [addressOf("byId"), addressOf("joined")]);
    expect(checked.map(({ outcome }) => outcome)).toEqual(["new", "answered"]);
  });

  test("an answer from an account with an unconfirmed address does not count as an answer of that address", async () => {
    const { db } = database;
    const where = { id: ids.joined };
    await db.user.update({ where, data: { emailVerifiedAt: null } });
    expect(await checkInvitees(db, event, [addressOf("joined")])).toMatchObject([{ outcome: "new" }]);
    await db.user.update({ where, data: { emailVerifiedAt: NOW } });
  });

  test("a claim link shows the host the address that they named, and shows anyone with the link neither address nor name", async () => {
    const { db } = database;
    const by = { id: event.hostId, emailVerified: true };
    const link = { event, by, seats: 1, expiresAt: hours(1), leaderEmail: addressOf("byAddress"), now: NOW };
    const { linkId } = await openClaimLink(db, link);
    const listedFor = async (userId: string, isHost = true) => {
      const [listed] = await listClaimLinks(db, event.poolId, { reader: { userId, isHost }, now: NOW });
      return listed;
    };
    expect((await listedFor(event.hostId))?.leaderName).toBe(addressOf("byAddress"));
    const { token } = await db.claimLink.findUniqueOrThrow({ where: { id: linkId } });
    const page = JSON.stringify(await getClaimPage(db, token, NOW));
    expect(page).not.toContain(addressOf("byAddress"));
    expect(page).not.toContain(NAMES.byAddress);
  });

  test("an account with an unconfirmed address cannot find out whether an address has an account", async () => {
    const { db } = database;
    const by = { id: event.hostId, emailVerified: false };
    for (const leaderEmail of [addressOf("joined"), "nobody@people.test"]) {
      const asked = openClaimLink(db, { event, by, seats: 1, expiresAt: hours(1), leaderEmail, now: NOW });
      await expect(asked).rejects.toMatchObject({ code: "forbidden", reason: "account.unconfirmed" });
    }
  });
});

describe("a host's announcements", () => {
  test("a host's announcements reach only people who answered themselves, even after a registered person has declined", async () => {
    const { db } = database;
    const other = await createEvent(db, { capacity: null });
    const [asked = "", refused = "", joined = ""] = await createUsers(db, 3);
    const by = { id: other.hostId, emailVerified: true };
    const people = [asked, refused].map((userId) => ({ userId, guests: 0 }));
    await registerGroup(db, { event: other, by, people, mode: "asManyAsFit", now: NOW });
    await rsvpToEvent(db, { event: other, userId: joined, guests: 0, specialRequirements: null, now: NOW });
    await withdrawRsvp(db, { event: other, userId: refused, now: NOW });
    const statuses = ["confirmed", "waitlisted", "offered", "pending", "cancelled", "declined"] as const;
    expect(await countPeople(db, other.poolId, { statuses: [...statuses], checkIn: "anyone" }, NOW)).toBe(1);
  });
});

describe("registration by others", () => {
  test("a registration by others counts against the limits of the person who gets the email, over all events and hosts", async () => {
    const { db } = database;
    const [ana = ""] = await createUsers(db, 1);
    const outcomes: string[] = [];
    for (let n = 0; n < 11; n++) {
      const other = await createEvent(db);
      const by = { id: other.hostId, emailVerified: true };
      const people = [{ userId: ana, guests: 0 }];
      const { results } = await registerGroup(db, {
        event: other,
        by,
        people,
        mode: "asManyAsFit",
        now: NOW,
      });
      outcomes.push(results[0]?.reason ?? results[0]?.outcome ?? "");
    }
    expect(outcomes).toEqual([...Array(10).fill("offered"), "rsvp.mailed-enough"]);
  });

  test("a registration by others does not count against those limits if the person is already on the list or may not be asked again", async () => {
    const { db } = database;
    const [ana = ""] = await createUsers(db, 1);
    const other = await createEvent(db);
    const by = { id: other.hostId, emailVerified: true };
    const register = () =>
      registerGroup(db, {
        event: other,
        by,
        people: [{ userId: ana, guests: 0 }],
        mode: "asManyAsFit",
        now: NOW,
      });
    for (let n = 0; n < 12; n++) await register();
    await withdrawRsvp(db, { event: other, userId: ana, now: NOW });
    expect((await register()).results).toMatchObject([{ outcome: "refused", reason: "rsvp.left" }]);
  });
});
