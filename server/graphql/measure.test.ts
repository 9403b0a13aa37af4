import { buildSchema, getIntrospectionQuery, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { LIMITS } from "./limits";
import { type Measure, measure } from "./measure";

const schema = buildSchema(`
  type Query { entries(pageSize: Int = 20): Entries  venues(limit: Int): [Venue!]  viewer: Viewer }
  type Mutation { join(id: ID!): Entry }
  type Entries { items: [Entry!]!  total: Int! }
  type Entry { id: ID!  venue: Venue!  layouts: [String!]! }
  type Venue { id: ID!  spaces: [Space!]! }
  type Space { id: ID! }
  type Viewer { id: ID! }
`);

const of = (query: string, operation?: string): Measure => measure(parse(query), schema, operation);

describe("measure", () => {
  test.each([
    ["a field and what it selects", "{ viewer { id } }", 2],
    ["a page of the default size", "{ entries { items { id } total } }", 1 + 20 * 2 + 1],
    ["a page of the size asked for", "{ entries(pageSize: 5) { items { id } } }", 1 + 5 * 2],
    ["a page larger than any page", "{ entries(pageSize: 100000) { items { id } } }", 1 + 100 * 2],
    ["a page of less than nothing", "{ entries(pageSize: -5) { items { id } } }", 1 + 2],
    [
      "a page whose size is a variable",
      "query($n: Int) { entries(pageSize: $n) { items { id } } }",
      1 + 100 * 2,
    ],
    ["a list that is the page itself", "{ venues(limit: 3) { id spaces { id } } }", 3 * (1 + 1 + 10 * 2)],
    [
      "lists in lists",
      "{ entries(pageSize: 2) { items { layouts venue { spaces { id } } } } }",
      1 + 2 * (1 + 10 + 1 + 20),
    ],
    ["fields that do not exist", "{ nothing { more } }", 2],
  ])("the cost counts the values of the answer: %s", (_, query, cost) => {
    expect(of(query).cost).toBe(cost);
  });

  test("a fragment counts wherever it is spread", () => {
    const query = "{ a: viewer { ...F } b: viewer { ...F } } fragment F on Viewer { x: id y: id }";
    expect(of(query)).toEqual({ depth: 2, aliases: 6, directives: 0, calls: 2, cost: 6 });
  });

  test("inline fragments and fragments add no level", () => {
    expect(of("{ ... on Query { ... on Query { ...F } } } fragment F on Query { viewer { id } }").depth).toBe(
      2,
    );
  });

  test("directives count on operations, variables, fields and fragments", () => {
    const query = `query Q($a: Int @x) @x { viewer @x @x { ...F @x ... @x { id } } } fragment F on Viewer @x { id @x }`;
    expect(of(query).directives).toBe(8);
  });

  test("only fields of queries and mutations count as calls, through fragments too", () => {
    expect(of("{ __typename a: viewer { id } ...F } fragment F on Query { b: viewer { id } }").calls).toBe(2);
    expect(of("mutation { a: join(id: 1) { id venue { id } } b: join(id: 2) { id } }").calls).toBe(2);
  });

  test("only the named operation counts, and all of them where no operation has that name", () => {
    const query = "query A { viewer { id } } query B { a: viewer { id } b: viewer { id } }";
    expect([of(query, "A").calls, of(query, "B").calls, of(query).calls, of(query, "C").calls]).toEqual([
      1, 2, 3, 3,
    ]);
  });

  test("circular fragments end", () => {
    const query = "{ viewer { ...A } } fragment A on Viewer { id ...B } fragment B on Viewer { ...A ...B }";
    expect(of(query).cost).toBe(2);
  });

  test("fragments that double with each level are refused without being written out", () => {
    const fragments = Array.from(
      { length: 200 },
      (_, at) => `fragment F${at} on Viewer { a: id ...F${at + 1} ...F${at + 1} }`,
    );
    const { cost, aliases } = of(
      `{ viewer { ...F0 } } ${fragments.join(" ")} fragment F200 on Viewer { id }`,
    );
    expect(cost).toBeGreaterThan(LIMITS.cost);
    expect(aliases).toBeGreaterThan(LIMITS.aliases);
  });

  test("the usual introspection query is within all limits", () => {
    const usual = of(getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true }));
    for (const name of ["depth", "aliases", "directives", "calls", "cost"] as const) {
      expect(usual[name]).toBeLessThanOrEqual(LIMITS[name]);
    }
  });

  test("introspection that lists the fields of the types of all fields is beyond the limits", () => {
    const leaves = Array.from({ length: 40 }, (_, at) => `l${at}: name`).join(" ");
    const { cost } = of(`{ __schema { types { fields { type { fields { ${leaves} } } } } } }`);
    expect(cost).toBeGreaterThan(LIMITS.cost);
  });
});
