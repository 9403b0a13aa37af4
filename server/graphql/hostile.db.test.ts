import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { type Person, restSite } from "../api/testing/rest-site";
import { LIMITS } from "./limits";
import { asking, reasonsIn } from "./testing/ask";

const on = testDatabase();
const site = restSite(on);
const ask = asking(site);

let ana: Person;
beforeAll(async () => {
  ana = await site.person();
});

const times = (count: number, of: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at)).join(" ");
const nested = (levels: number) => `${"{ a ".repeat(levels)}{ id }${" }".repeat(levels)}`;
const doubling = times(100, (at) => `fragment F${at} on Viewer { a: id ...F${at + 1} ...F${at + 1} }`);

test.each([
  ["10,000 aliases", `{ ${times(10_000, (at) => `a${at}: viewer { id }`)} }`, "tokens"],
  ["the same field 10,000 times", `{ ${times(10_000, () => "viewer { id }")} }`, "tokens"],
  ["500 levels", nested(500), "depth"],
  ["10,000 levels", nested(10_000), "tokens"],
  ["500 levels of inline fragments", `{ ${"... { ".repeat(498)} id ${"} ".repeat(498)} }`, undefined],
  ["51 aliases in one call", `{ viewer { ${times(51, (at) => `a${at}: id`)} } }`, "aliases"],
  ["21 calls", `{ ${times(21, (at) => `a${at}: viewer { id }`)} }`, "calls"],
  ["51 directives", `{ viewer { ${times(51, () => `id @skip(if: false)`)} } }`, "directives"],
  ["fragments that double", `{ viewer { ...F0 } } ${doubling} fragment F100 on Viewer { id }`, "aliases"],
  ["a list of 3,000 numbers", `{ viewer(x: [${times(3000, () => "1")}]) { id } }`, "tokens"],
  [
    "introspection of types in types",
    `{ __schema { types { fields { type { fields { ${times(50, (at) => `l${at}: name`)} } } } } } }`,
    "cost",
  ],
  [
    "circular fragments",
    "{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }",
    undefined,
  ],
  ["an unknown directive", "{ viewer { id @defer @stream @made(up: true) } }", undefined],
  ["a subscription", "subscription { viewer { id } }", undefined],
  ["a mutation by the name of a query", "mutation { viewer { id } }", undefined],
  ["names of other prototypes", "{ constructor __proto__ hasOwnProperty { id } }", undefined],
  ["a definition of types", "type Query { viewer: ID } extend type Viewer { id: ID }", undefined],
])("a query with %s is refused as a whole", async (_, query, limit) => {
  const answer = await ask(ana, query);
  expect(answer.status).toBe(400);
  expect(answer.body.data).toBeUndefined();
  expect(answer.text.length).toBeLessThan(100_000);
  const reasons = new Set(
    answer.body.errors.map((error: { extensions: { reason: string } }) => error.extensions.reason),
  );
  expect(reasons).toEqual(new Set([limit ? "request.too-complex" : "request.invalid"]));
  if (limit) {
    expect(answer.body.errors[0]).toMatchObject({
      message: expect.stringMatching(/\.$/),
      extensions: { code: "invalid", details: { limit, max: LIMITS[limit as keyof typeof LIMITS] } },
    });
  }
});

test("a batch of more operations than a page makes is refused before any runs", async () => {
  const body = Array(LIMITS.operations + 1).fill({ query: "{ viewer { id } }" });
  const answer = await site.call("POST", "/api/graphql", { as: ana, body });
  expect([answer.status, reasonsIn(answer)]).toEqual([400, { "": "request.too-complex" }]);
});

test("a batch shares one bound on calls", async () => {
  const query = `{ ${times(LIMITS.calls / 2, (at) => `a${at}: viewer { id }`)} }`;
  const body = [{ query }, { query }, { query: "{ viewer { id } }" }];
  const answer = await site.call("POST", "/api/graphql", { as: ana, body });
  expect(answer.body.map((one: { data?: object }) => one.data !== undefined)).toEqual([true, true, false]);
  expect(answer.body[2].errors[0].extensions).toMatchObject({
    reason: "request.too-complex",
    details: { limit: "calls" },
  });
});

test("a client sees neither stack nor source of an error", async () => {
  for (const query of ["{ nothing }", "{", "{ viewer { id } "]) {
    expect((await ask(ana, query)).text).not.toMatch(/node_modules|\.ts:|originalError|stacktrace/);
  }
});
