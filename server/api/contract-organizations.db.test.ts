import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
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

async function created() {
  const made = await site.call("POST", "/organizations", as(ana, { name: "Lantern Events" }));
  expect(made).toMatchObject({ status: 201, body: { name: "Lantern Events", role: "owner" } });
  return made.body as { id: string; slug: string };
}

test("an organization is created, listed, read by id and by slug, renamed and deleted over REST", async () => {
  const { id, slug } = await created();
  const list = await site.call("GET", "/organizations", as(ana));
  expect(list.body).toEqual({
    items: expect.arrayContaining([expect.objectContaining({ id, slug })]),
    nextCursor: null,
  });
  for (const key of [id, slug]) {
    expect(await site.call("GET", `/organizations/${key}`, as(ana))).toMatchObject({
      status: 200,
      body: { id },
    });
  }
  const renamed = await site.call("PATCH", `/organizations/${slug}`, as(ana, { name: "Lantern Studio" }));
  expect(renamed).toMatchObject({ status: 200, body: { name: "Lantern Studio", slug } });
  expect(await site.call("DELETE", `/organizations/${id}`, as(ana))).toMatchObject({ status: 200 });
  expect(await site.call("GET", `/organizations/${id}`, as(ana))).toMatchObject({ status: 404 });
});

test("a member is invited, accepts, gets another role and leaves over REST", async () => {
  const { id } = await created();
  const path = `/organizations/${id}/members`;
  const invited = await site.call("POST", path, as(ana, { email: one(ben).email, role: "member" }));
  expect(invited).toMatchObject({ status: 201, body: { email: one(ben).email, role: "member" } });
  // An invitation makes nobody a member without their consent.
  expect(await site.call("GET", path, as(ben))).toMatchObject({ status: 404 });
  const waiting = await site.call("GET", "/me/organization-invitations", as(ben));
  expect(waiting.body.items).toMatchObject([{ organization: { id }, role: "member" }]);
  const accepted = await site.call("POST", `/organizations/${id}/invitation/accept`, as(ben));
  expect(accepted).toMatchObject({ status: 200, body: { id, role: "member" } });
  const members = await site.call("GET", path, as(ben));
  expect(members.body.items).toMatchObject([
    { role: "owner", email: null },
    { userId: one(ben).id, role: "member" },
  ]);
  expect(await site.call("PATCH", `${path}/${one(ben).id}`, as(ben, { role: "owner" }))).toMatchObject({
    status: 403,
    body: { error: { reason: "organization.role-too-low" } },
  });
  const raised = await site.call("PATCH", `${path}/${one(ben).id}`, as(ana, { role: "manager" }));
  expect(raised).toMatchObject({ status: 200 });
  expect(await site.call("DELETE", `${path}/${one(ben).id}`, as(ben))).toMatchObject({ status: 200 });
  expect(await site.call("GET", path, as(ben))).toMatchObject({ status: 404 });
  expect(await site.call("DELETE", `${path}/${one(ana).id}`, as(ana))).toMatchObject({
    status: 409,
    body: { error: { reason: "organization.last-owner" } },
  });
});

test("an access token neither invites nor changes roles, because both outlive it", async () => {
  const { id } = await created();
  const body = { email: one(chi).email, role: "owner" };
  for (const [method, path] of [
    ["POST", `/organizations/${id}/members`],
    ["PATCH", `/organizations/${id}/members/${one(ana).id}`],
  ] as const) {
    const sent = method === "POST" ? body : { role: "owner" };
    expect(await site.call(method, path, { as: one(ana), body: sent })).toMatchObject({
      status: 403,
      body: { error: { reason: "token.sign-in-needed" } },
    });
  }
});

test("another's organization is answered exactly like one that does not exist", async () => {
  const { id, slug } = await created();
  for (const key of [id, slug, newId(), "no-such-one"]) {
    for (const [method, suffix, body] of [
      ["GET", "", undefined],
      ["PATCH", "", { name: "Mine now" }],
      ["DELETE", "", undefined],
      ["GET", "/members", undefined],
      ["POST", "/members", { email: "x@people.test", role: "owner" }],
      ["DELETE", `/members/${one(ana).id}`, undefined],
      ["POST", "/invitation/accept", undefined],
    ] as const) {
      const answer = await site.call(method, `/organizations/${key}${suffix}`, as(chi, body));
      expect(answer.status, `${method} ${suffix}`).toBe(404);
      expect(answer.body.error).toMatchObject({ code: "not-found", reason: "organization.not-found" });
    }
  }
});

test.each([
  ["name", "POST", "", { name: "" }],
  ["name", "POST", "", { name: "x".repeat(121) }],
  ["name", "POST", "", { name: 7 }],
  ["name", "POST", "", { name: "half \ud83d" }],
  ["role", "POST", "", { name: "Kino", role: "owner" }],
  ["email", "POST", "/members", { email: "nobody", role: "member" }],
  ["role", "POST", "/members", { email: "a@people.test", role: "admin" }],
  ["userId", "DELETE", "/members/me", undefined],
])(
  "an invalid %s of an organization is refused by its name: %s %s %j",
  async (field, method, suffix, body) => {
    const path = suffix === "" ? "/organizations" : `/organizations/${(await created()).id}${suffix}`;
    const answer = await site.call(method, path, as(ana, body));
    expect(answer.status).toBe(400);
    const fields: { field: string }[] = answer.body.error.details.fields;
    expect(fields.map((fault) => fault.field)).toEqual([field]);
  },
);

test("HTML in the name of an organization is kept as text", async () => {
  const name = '<img src=x onerror="alert(1)">';
  const made = await site.call("POST", "/organizations", as(await site.person(), { name }));
  expect(made).toMatchObject({ status: 201, body: { name } });
  expect(made.body.slug).toMatch(/^[a-z0-9-]+$/);
});
