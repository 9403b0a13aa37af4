import { beforeAll, expect, test } from "vitest";
import { seededRandom } from "@/lib/seeded-random";
import { testDatabase } from "../../../tests/database";
import { AT_DOOR, createGuest, openDoor } from "../../../tests/door";
import { createEvent, createUsers, hours } from "../../../tests/factories";
import { findViolations } from "../../../tests/invariants";
import { provideEnv } from "../../env";
import { scanBatch } from "./commands";
import type { Batch } from "./schema";

const database = testDatabase();
beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" }));

type Sent = Batch["scans"][number];

/** The rules once more, as plainly as possible: who is there, and what each nonce was answered. */
class NaiveDoor {
  readonly there = new Map<string, Set<number>>();
  private readonly answered = new Map<string, string>();
  constructor(private readonly parties: Map<string, number>) {}

  take({ kind, rsvpId = "", members, nonce }: Sent): string {
    const known = this.answered.get(nonce);
    if (known) {
      const [before, whom = "", outcome = ""] = known.split(" ");
      // A scan that named no guest of the event is compared with no one.
      const isSame = before === kind && (whom === rsvpId || !this.parties.has(whom));
      return isSame ? outcome : "failed";
    }
    const outcome = this.decide(kind, rsvpId, members);
    this.answered.set(nonce, `${kind} ${rsvpId} ${outcome}`);
    return outcome;
  }

  private decide(kind: Sent["kind"], rsvpId: string, members: number[] | undefined): string {
    const size = this.parties.get(rsvpId);
    if (size === undefined) return "refused";
    const there = this.there.get(rsvpId) ?? new Set<number>();
    this.there.set(rsvpId, there);
    if (kind === "undo") {
      for (const member of members ?? [...there]) there.delete(member);
      return "undone";
    }
    const asked = members ?? Array.from({ length: size }, (_, member) => member);
    if (asked.some((member) => member >= size)) return "refused";
    const before = there.size;
    for (const member of asked) there.add(member);
    return there.size > before ? "arrived" : "already";
  }
}

test("a thousand random scans, undos and repeats are answered as by a naive model and leave the same people inside", async () => {
  const { db } = database;
  const event = await createEvent(db, { capacity: 100 });
  const door = await openDoor(db, event);
  const parties = new Map<string, number>();
  for (let n = 0; n < 8; n++) {
    const guests = n % 4;
    parties.set((await createGuest(db, event.poolId, guests)).rsvpId, 1 + guests);
  }
  const [stranger = ""] = await createUsers(db, 1);
  const ids = [...parties.keys(), stranger];
  const random = seededRandom("doors");
  const below = (max: number) => Math.floor(random() * max);
  const model = new NaiveDoor(parties);
  const sent: Sent[] = [];
  for (let n = 0; n < 1_000; n++) {
    const isRepeat = sent.length > 0 && below(5) === 0;
    if (isRepeat) {
      const earlier = sent[below(sent.length)] as Sent;
      // Sometimes a broken phone uses a nonce again for someone else.
      sent.push(below(6) === 0 ? { ...earlier, rsvpId: ids[below(8)] } : earlier);
      continue;
    }
    const members = below(3) === 0 ? undefined : [...new Set([below(5), below(4)])];
    const kind = below(3) === 0 ? ("undo" as const) : ("arrive" as const);
    sent.push({ kind, rsvpId: ids[below(20) === 0 ? 8 : below(8)], members, nonce: `nonce-${n}-of-model` });
  }
  for (let from = 0; from < sent.length; from += 200) {
    const scans = sent.slice(from, from + 200);
    const { results } = await scanBatch(db, door.at(), { eventId: event.id, scans });
    expect(results.map(({ outcome }) => outcome)).toEqual(scans.map((scan) => model.take(scan)));
  }
  for (const rsvpId of parties.keys()) {
    const row = await db.rsvp.findUniqueOrThrow({ where: { id: rsvpId } });
    expect(row.checkedInMembers).toEqual([...(model.there.get(rsvpId) ?? [])].sort((a, b) => a - b));
  }
  expect(await findViolations(db, AT_DOOR)).toEqual([]);
}, 240_000);

test("an arrival that no scan recorded is found as a violation, and one by the engine alone is not judged", async () => {
  const { db } = database;
  const event = await createEvent(db, { capacity: 10 });
  const door = await openDoor(db, event);
  const { rsvpId } = await createGuest(db, event.poolId, 2);
  await door.scan({ rsvpId, members: [0] });
  expect(await findViolations(db, hours(25))).toEqual([]);
  await db.rsvp.update({ where: { id: rsvpId }, data: { checkedInSeats: 2, checkedInMembers: [0, 1] } });
  const found = await findViolations(db, hours(25));
  expect(found.map(({ invariant }) => invariant)).toContain("I30 who arrived is what scans say");
});
