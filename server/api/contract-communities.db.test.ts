import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let [ana, ben, chi]: Person[] = [];
const one = (person: Person | undefined) => person as Person;
beforeAll(async () => {
  [ana, ben, chi] = [await site.person(), await site.person(), await site.person()];
});

const as = (person: Person | undefined, body?: unknown) => ({
  headers: { cookie: one(person).cookie },
  ...(body !== undefined && { body }),
});

const BASE = "/api/communities/v1";

async function created(fields: Record<string, unknown> = {}) {
  const made = await site.call("POST", `${BASE}/groups`, as(ana, { name: "Night Walkers", ...fields }));
  expect(made).toMatchObject({ status: 201, body: { name: "Night Walkers", role: "owner", memberCount: 1 } });
  return made.body as { id: string; slug: string };
}

test("a group is created, listed, read by id and by slug, edited and deleted under both paths of the API", async () => {
  const { id, slug } = await created({ visibility: "public", joining: "open", description: "We walk." });
  for (const base of [BASE, "/api/v1"]) {
    const list = await site.call("GET", `${base}/groups?limit=100`);
    expect(list.body.items).toEqual(expect.arrayContaining([expect.objectContaining({ id, role: null })]));
    for (const key of [id, slug]) {
      const read = await site.call("GET", `${base}/groups/${key}`);
      expect(read).toMatchObject({ status: 200, body: { id, memberCount: 1, postCount: 0, settings: null } });
    }
  }
  const path = `${BASE}/groups/${slug}`;
  const edited = await site.call("PATCH", path, as(ana, { rules: "Be kind.", expectedVersion: 1 }));
  expect(edited).toMatchObject({ status: 200, body: { rules: "Be kind.", version: 2 } });
  const stale = await site.call("PATCH", path, as(ana, { rules: "Be loud.", expectedVersion: 1 }));
  expect(stale).toMatchObject({
    status: 409,
    body: { error: { reason: "group.changed-meanwhile", details: { group: { version: 2 } } } },
  });
  expect(await site.call("PATCH", path, as(ben, { rules: "Mine." }))).toMatchObject({ status: 403 });
  expect(await site.call("DELETE", path, as(ana))).toMatchObject({ status: 200 });
  expect(await site.call("GET", path, as(ana))).toMatchObject({ status: 404 });
});

test.each([
  [{}, "name"],
  [{ name: " " }, "name"],
  [{ name: "A", visibility: "secret" }, "visibility"],
  [{ name: "A", links: [{ label: "x", url: "javascript:alert(1)" }] }, "links.0.url"],
  [
    { name: "A", links: Array.from({ length: 11 }, () => ({ label: "x", url: "https://a.example" })) },
    "links",
  ],
  [{ name: "A", watchedWords: Array.from({ length: 101 }, (_, n) => `w${n}`) }, "watchedWords"],
  [{ name: "A", membersMax: 0 }, "membersMax"],
  [{ name: "A", slowSeconds: 86_401 }, "slowSeconds"],
  [{ name: "A", description: "x".repeat(10_001) }, "description"],
  [{ name: "A", owner: "me" }, ""],
])("a group is refused as invalid with the input %j", async (body, field) => {
  const refused = await site.call("POST", `${BASE}/groups`, as(ana, body));
  expect(refused.status).toBe(400);
  const fields = refused.body.error.details.fields as { field: string }[];
  if (field) expect(fields.map((fault) => fault.field)).toContain(field);
});

test("a person joins an open group twice with the same answer, is listed without an address, and leaves", async () => {
  const { id } = await created();
  const path = `${BASE}/groups/${id}`;
  for (let n = 0; n < 2; n++) {
    expect(await site.call("POST", `${path}/join`, as(ben))).toMatchObject({
      status: 200,
      body: { status: "member" },
    });
  }
  const members = await site.call("GET", `${path}/members`);
  expect(members.body.items).toMatchObject([
    { userId: one(ana).id, role: "owner" },
    { userId: one(ben).id, role: "member" },
  ]);
  expect(members.text).not.toContain(one(ben).email);
  expect(await site.call("GET", path, as(ben))).toMatchObject({
    body: { role: "member", memberCount: 2, level: "highlights" },
  });
  const changed = await site.call("PATCH", `${path}/membership`, as(ben, { level: "nothing" }));
  expect(changed).toMatchObject({ status: 200, body: { level: "nothing", role: "member" } });
  expect(await site.call("DELETE", `${path}/membership`, as(ben))).toMatchObject({ status: 200 });
  expect(await site.call("GET", path, as(ben))).toMatchObject({ body: { role: null, memberCount: 1 } });
  const last = await site.call("DELETE", `${path}/membership`, as(ana));
  expect(last).toMatchObject({ status: 409, body: { error: { reason: "group.last-owner" } } });
});

test("a request is approved, refused or taken back, and asking twice is one request", async () => {
  const { id } = await created({ joining: "approval" });
  const path = `${BASE}/groups/${id}`;
  const ask = (person: Person | undefined, note: string) =>
    site.call("POST", `${path}/join`, as(person, { note }));
  expect(await ask(ben, "Hello")).toMatchObject({ status: 200, body: { status: "requested" } });
  expect(await ask(ben, "Hello again")).toMatchObject({ body: { status: "requested" } });
  await ask(chi, "Me too");
  expect(await site.call("GET", path, as(ben))).toMatchObject({ body: { requested: true, role: null } });
  expect(await site.call("GET", `${path}/requests`, as(ben))).toMatchObject({ status: 403 });
  const waiting = await site.call("GET", `${path}/requests`, as(ana));
  expect(waiting.body.items).toMatchObject([
    { user: { id: one(ben).id }, note: "Hello again" },
    { user: { id: one(chi).id }, note: "Me too" },
  ]);
  const answer = (person: Person | undefined, word: string) =>
    site.call("POST", `${path}/requests/${one(person).id}/${word}`, as(ana));
  expect(await answer(ben, "approve")).toMatchObject({ status: 200, body: { status: "member" } });
  expect(await answer(ben, "approve")).toMatchObject({ status: 200, body: { status: "member" } });
  expect(await answer(chi, "refuse")).toMatchObject({ status: 200 });
  expect(await answer(chi, "approve")).toMatchObject({
    status: 404,
    body: { error: { reason: "group-request.not-found" } },
  });
  await ask(chi, "Please");
  expect(await site.call("DELETE", `${path}/request`, as(chi))).toMatchObject({ body: { isMember: false } });
  expect(await site.call("GET", path, as(chi))).toMatchObject({ body: { requested: false } });
});

test("a group by invitation, a full one and a closed one each say why they take no one", async () => {
  const refusalOf = async (fields: Record<string, unknown>) => {
    const { id } = await created(fields);
    return { id, join: await site.call("POST", `${BASE}/groups/${id}/join`, as(ben)) };
  };
  const { join: byInvitation } = await refusalOf({ joining: "invitation" });
  expect(byInvitation).toMatchObject({ status: 403, body: { error: { reason: "group.by-invitation" } } });
  const { join: full } = await refusalOf({ membersMax: 1 });
  expect(full).toMatchObject({
    status: 409,
    body: { error: { reason: "group.full", details: { membersMax: 1 } } },
  });
  const { id } = await created();
  await site.call("POST", `${BASE}/groups/${id}/archive`, as(ana, { archived: true }));
  expect(await site.call("POST", `${BASE}/groups/${id}/join`, as(ben))).toMatchObject({
    status: 409,
    body: { error: { reason: "group.archived" } },
  });
});

test("a private group is not found by people outside, whatever they ask of it", async () => {
  const { id, slug } = await created({ visibility: "private" });
  const calls: [string, string, unknown?][] = [
    ["GET", ""],
    ["GET", "/members"],
    ["POST", "/join", {}],
    ["DELETE", "/membership"],
    ["DELETE", "/request"],
    ["GET", "/requests"],
    ["PATCH", "", { name: "Mine" }],
  ];
  for (const [method, path, body] of calls) {
    for (const key of [id, slug]) {
      const refused = await site.call(method, `${BASE}/groups/${key}${path}`, as(ben, body));
      expect(refused).toMatchObject({ status: 404, body: { error: { reason: "group.not-found" } } });
    }
  }
  const list = await site.call("GET", `${BASE}/groups?limit=100`, as(ben));
  expect(list.text).not.toContain(slug);
});

test("a member becomes a moderator, bans another until a time, and a ban that was lifted lets them back in", async () => {
  const { id } = await created();
  const path = `${BASE}/groups/${id}`;
  await site.call("POST", `${path}/join`, as(ben));
  await site.call("POST", `${path}/join`, as(chi));
  const promoted = await site.call("PATCH", `${path}/members/${one(ben).id}`, as(ana, { role: "moderator" }));
  expect(promoted).toMatchObject({ status: 200, body: { userId: one(ben).id, role: "moderator" } });
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const ban = `${path}/bans/${one(chi).id}`;
  expect(await site.call("PUT", ban, as(ben, { reason: "Spam", until }))).toMatchObject({ status: 200 });
  expect(await site.call("POST", `${path}/join`, as(chi))).toMatchObject({
    status: 403,
    body: { error: { reason: "group.banned", details: { until } } },
  });
  expect(await site.call("GET", `${path}/bans`, as(chi))).toMatchObject({ status: 403 });
  const bans = await site.call("GET", `${path}/bans`, as(ben));
  expect(bans.body.items).toMatchObject([{ user: { id: one(chi).id }, reason: "Spam", until }]);
  // A moderator acts on neither owners nor moderators.
  for (const person of [ana, ben]) {
    const refused = await site.call("PUT", `${path}/bans/${one(person).id}`, as(ben, { reason: "No" }));
    expect([400, 403]).toContain(refused.status);
  }
  expect(await site.call("DELETE", ban, as(ben))).toMatchObject({ status: 200 });
  expect(await site.call("POST", `${path}/join`, as(chi))).toMatchObject({ body: { status: "member" } });
});

test("a request is taken back from a group that turned private since, by the person who asked", async () => {
  const { id, slug } = await created({ visibility: "public", joining: "approval" });
  for (const key of [id, slug]) {
    const path = `${BASE}/groups/${key}`;
    await site.call("PATCH", path, as(ana, { visibility: "public" }));
    const asked = await site.call("POST", `${path}/join`, as(ben, { note: "Please" }));
    expect(asked).toMatchObject({ body: { status: "requested" } });
    await site.call("PATCH", path, as(ana, { visibility: "private" }));
    expect(await site.call("DELETE", `${path}/request`, as(chi))).toMatchObject({ status: 404 });
    const taken = await site.call("DELETE", `${path}/request`, as(ben));
    expect(taken).toMatchObject({ status: 200, body: { isMember: false } });
    expect((await site.call("GET", `${path}/requests`, as(ana))).body.items).toEqual([]);
    // There is nothing of theirs left there, so the group is not found again.
    expect(await site.call("DELETE", `${path}/request`, as(ben))).toMatchObject({ status: 404 });
  }
});

test("an Idempotency-Key makes a repeated creation one group", async () => {
  const key = { "idempotency-key": `group-${one(ana).id}` };
  const body = { name: "Once Only" };
  const headers = { ...as(ana).headers, ...key };
  const first = await site.call("POST", `${BASE}/groups`, { headers, body });
  const second = await site.call("POST", `${BASE}/groups`, { headers, body });
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body.id).toBe(first.body.id);
});
