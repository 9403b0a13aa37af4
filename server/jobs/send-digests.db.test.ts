import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { addGroupMember, createComment, createGroup, createPost } from "../../tests/group-factories";
import { setDigest } from "../domains/notifications/digest/commands";
import { provideEnv } from "../env";
import { log } from "../log";
import { drainDeliveries } from "../notifications/deliveries";
import { sendDigests } from "./send-digests";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();
const DAY_MS = 24 * 60 * 60_000;
const at = (days: number) => new Date(Date.now() + days * DAY_MS);

async function run(now: Date): Promise<void> {
  const { db } = database;
  await sendDigests.run({ db, now, decideAt: now, log: log(), slotAt: now });
  await drainDeliveries(db, { until: new Date(Date.now() + 20_000), now });
}

const mailsTo = async (userId: string) => {
  const { email: to } = await database.db.user.findUniqueOrThrow({ where: { id: userId } });
  return (await database.db.mailboxMessage.findMany({ where: { to } })).map(({ text }) => text);
};

test("a digest tells what a member may read since the last, once per slot, and nothing where nothing happened", async () => {
  const { db } = database;
  const group = await createGroup(db);
  const [daily, never, none] = [
    await addGroupMember(db, group.id),
    await addGroupMember(db, group.id),
    await addGroupMember(db, group.id, { level: "nothing" }),
  ];
  for (const userId of [daily, none]) await setDigest(db, { userId, frequency: "daily", now: at(-1) });
  await setDigest(db, { userId: never, frequency: "never", now: at(-1) });
  const order = { groupId: group.id, authorId: group.ownerId };
  const post = await createPost(db, { ...order, post: { title: "Foxes" } });
  await createComment(db, { post, authorId: group.ownerId });
  await createPost(db, { ...order, post: { title: "Hidden" }, hiddenAt: new Date() });
  await createPost(db, { ...order, post: { title: "For guests", audience: "going" } });
  await run(at(1));
  await run(at(1));
  const [told = "", ...more] = await mailsTo(daily);
  expect(more).toEqual([]);
  expect(told).toMatch(/Night Walkers: .*Foxes.* · 1 comment/);
  expect(told).not.toMatch(/Hidden|For guests/);
  expect(await mailsTo(never)).toEqual([]);
  expect(await mailsTo(none)).toEqual([]);
  await run(at(2));
  expect(await mailsTo(daily)).toHaveLength(1);
});

test("members without a setting get a weekly digest", async () => {
  const { db } = database;
  const { ownerId } = await createGroup(db);
  await run(new Date());
  const setting = await db.digestSetting.findUniqueOrThrow({ where: { userId: ownerId } });
  expect(setting.frequency).toBe("weekly");
  expect(setting.nextAt.getUTCDay()).toBe(1);
});
