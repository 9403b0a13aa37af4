import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { type Person, restSite } from "../api/testing/rest-site";
import { asking, reasonsIn } from "./testing/ask";

const on = testDatabase();
const site = restSite(on);
const ask = asking(site);

let ana: Person;
let ben: Person;
let own: { id: string; slug: string; name: string; role: string };
beforeAll(async () => {
  ana = await site.person();
  ben = await site.person();
  own = (await site.call("POST", "/organizations", { as: ana, body: { name: "Alfama Events" } })).body;
});

const ONE = "query One($id: ID!) { organization(id: $id) { id slug name role } }";

test("a person lists the organizations they act for, and reads one by id and by slug as REST shows it", async () => {
  const list = await ask(ana, "{ organizations { id slug name role } }");
  expect(list.body).toEqual({ data: { organizations: [own] } });
  for (const id of [own.id, own.slug]) {
    expect((await ask(ana, ONE, { id })).body).toEqual({ data: { organization: own } });
  }
  expect((await ask(ben, "{ organizations { id } }")).body).toEqual({ data: { organizations: [] } });
});

test("another's organization and one that does not exist are refused alike", async () => {
  const [another, missing] = [await ask(ben, ONE, { id: own.id }), await ask(ben, ONE, { id: newId() })];
  expect(another.body).toEqual(missing.body);
  expect(another.body).toMatchObject({
    data: { organization: null },
    errors: [
      { extensions: { code: "not-found", reason: "organization.not-found", apolloCode: "NOT_FOUND" } },
    ],
  });
});

test("a refused field leaves the other fields of its request as they are", async () => {
  const query = `{ viewer { id } mine: organization(id: "${own.slug}") { name } other: organization(id: "${newId()}") { id } }`;
  const answer = await ask(ana, query);
  expect(answer.body.data).toEqual({ viewer: { id: ana.id }, mine: { name: "Alfama Events" }, other: null });
  expect(reasonsIn(answer)).toEqual({ other: "organization.not-found" });
});

test.each([
  ["a NUL", `"\\u0000"`],
  ["half a character", `"\\ud800"`],
  ["a path", `"../../etc/passwd"`],
  ["ten thousand letters", `"${"x".repeat(10_000)}"`],
  ["no text", `""`],
  ["a number", "5000000000"],
])("an id that is %s is refused by field, as the input of a procedure", async (_, id) => {
  const answer = await ask(ana, ONE, { id: JSON.parse(id) });
  expect(answer.status).toBe(200);
  expect(["input.invalid", "organization.not-found"]).toContain(reasonsIn(answer).organization);
});

test.each([
  ["a list", "[]"],
  ["an object", "{}"],
  ["null", "null"],
  ["a boolean", "true"],
])("an id that is %s is refused before anything runs", async (_, id) => {
  for (const answer of [
    await ask(ana, `{ organization(id: ${id}) { id } }`),
    await ask(ana, ONE, { id: JSON.parse(id) }),
  ]) {
    expect([answer.status, reasonsIn(answer)]).toEqual([400, { "": "request.invalid" }]);
  }
});
