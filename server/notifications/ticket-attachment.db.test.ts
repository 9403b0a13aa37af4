import decodeQr from "qr/decode.js";
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers, hours, NOW, newId, type TestEvent } from "../../tests/factories";
import { getTicket } from "../domains/checkin/queries";
import type { KindName } from "../domains/notifications/kinds/schema";
import { provideEnv } from "../env";
import { findKind } from "./kinds/catalog";
import { renderMail } from "./layout";

const database = testDatabase();
let event: TestEvent;
let rsvpId: string;

beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", NEXTAUTH_URL: "https://turnout.test" }));
beforeEach(async () => {
  event = await createEvent(database.db, {}, { title: "Supper" });
  const [userId = ""] = await createUsers(database.db, 1);
  rsvpId = newId();
  const at = { rsvpAt: hours(-5), statusAt: hours(-5) };
  await database.db.rsvp.create({
    data: { id: rsvpId, poolId: event.poolId, userId, status: "confirmed", guests: 0, seats: 1, ...at },
  });
});

const recipient = { userId: null, name: "Ana", email: "ana@people.test" };

/** The email of a kind about the RSVP as it would be sent now. */
async function mailOf(kind: KindName) {
  const notices = await findKind(kind)?.load(database.db, [{ rsvpId }], NOW, new Map());
  const words = await notices?.[0]?.mail(recipient, NOW, database.db);
  if (!words) throw new Error(`${kind} has nothing to say`);
  const picture = words.attachments?.find(({ contentType }) => contentType === "image/png");
  return { ...(await renderMail(words)), ticket: words.ticket, picture };
}

describe("an email that says that a guest is in", () => {
  test.each(["rsvp.confirmed", "rsvp.promoted", "rsvp.approved"] as const)(
    "the email %s holds the ticket of the ticket page as a picture and its short code in words",
    async (kind) => {
      const { code, shortCode } = await getTicket(database.db, { rsvpId });
      const { text, html, picture } = await mailOf(kind);
      expect(text).toContain(`Your ticket: ${shortCode.slice(0, 4)}-${shortCode.slice(4)}`);
      expect(html).toContain(`src="cid:${picture?.cid}"`);
      const png = Buffer.from(picture?.content ?? "", "base64");
      const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      expect(decodeQr({ width: info.width, height: info.height, data: new Uint8Array(data) })).toBe(code);
    },
  );

  test("the ticket says nothing personal: neither name nor address is in its code", async () => {
    const { code } = await getTicket(database.db, { rsvpId });
    expect(Buffer.from(code, "base64url").toString("latin1")).not.toMatch(/ana|people/i);
  });
});

test.each(["event.reminder", "event.restored"] as const)(
  "the email %s leaves the ticket out, because the guest has it already",
  async (kind) => {
    const { text, ticket, picture } = await mailOf(kind);
    expect([ticket, picture]).toEqual([undefined, undefined]);
    expect(text).not.toContain("Your ticket");
  },
);

test("an email about a lost seat holds no ticket", async () => {
  await database.db.rsvp.update({ where: { id: rsvpId }, data: { status: "waitlisted", queueNumber: 1 } });
  const { ticket, picture } = await mailOf("rsvp.displaced");
  expect([ticket, picture]).toEqual([undefined, undefined]);
});
