import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, hours, NOW } from "../../../../tests/factories";
import { signOutEverywhere, startSignIn } from "../sign-ins/commands";
import { createAccessToken, findTokenOwner, revokeAccessToken } from "./commands";
import { TOKENS_MAX } from "./policy";
import { listAccessTokens } from "./queries";

const database = testDatabase();

async function make(userId: string, name = "script", expiresAt: Date | null = null) {
  return createAccessToken(database.db, { userId, name, expiresAt, now: NOW });
}

test("a token is shown once; only its hash is kept", async () => {
  const [userId = ""] = await createUsers(database.db, 1);
  const made = await make(userId, "backup script", hours(24));
  expect(made.token).toMatch(/^tt_[\w-]{43}$/);
  expect(made).toMatchObject({ name: "backup script", lastUsedAt: null, expiresAt: hours(24).toISOString() });
  const { items } = await listAccessTokens(database.db, userId);
  const { token, ...rest } = made;
  expect(items).toEqual([rest]);
  const row = await database.db.personalAccessToken.findUniqueOrThrow({ where: { id: made.id } });
  expect(JSON.stringify(row)).not.toContain(token);
});

test("a person lists their own tokens only, newest first", async () => {
  const [userId = "", other = ""] = await createUsers(database.db, 2);
  const names = ["first", "second", "third"];
  for (const name of names) await make(userId, name);
  await make(other, "another person's");
  const { items } = await listAccessTokens(database.db, userId);
  expect(items.map((item) => item.name)).toEqual(["third", "second", "first"]);
});

test("a token is revoked by its owner only, and is not found by others", async () => {
  const [userId = "", other = ""] = await createUsers(database.db, 2);
  const { id, token } = await make(userId);
  await expect(revokeAccessToken(database.db, { id, userId: other })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await findTokenOwner(database.db, token)).toMatchObject({ id: userId });
  await revokeAccessToken(database.db, { id, userId });
  expect(await findTokenOwner(database.db, token)).toBeUndefined();
  await expect(revokeAccessToken(database.db, { id, userId })).rejects.toMatchObject({ code: "not-found" });
});

test("a person has a limited number of tokens, also when they are created in parallel", async () => {
  const [userId = ""] = await createUsers(database.db, 1);
  const made = await Promise.allSettled(Array.from({ length: TOKENS_MAX + 5 }, () => make(userId)));
  expect(made.filter((one) => one.status === "fulfilled")).toHaveLength(TOKENS_MAX);
  const refused = made.find((one) => one.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "conflict", reason: "token.too-many-kept" });
});

test("a token that would have ended already is refused", async () => {
  const [userId = ""] = await createUsers(database.db, 1);
  await expect(make(userId, "late", hours(-1))).rejects.toMatchObject({
    code: "invalid",
    reason: "token.expired",
  });
});

test("a sign-in that ended in the meantime makes no token", async () => {
  const [userId = ""] = await createUsers(database.db, 1);
  const signInId = await startSignIn(database.db, {
    userId,
    epoch: 0,
    way: "password",
    userAgent: null,
    now: NOW,
  });
  const wanted = { userId, name: "late", expiresAt: null, now: NOW, signInId };
  await createAccessToken(database.db, wanted);
  await signOutEverywhere(database.db, userId);
  await expect(createAccessToken(database.db, wanted)).rejects.toMatchObject({ code: "unauthenticated" });
});
