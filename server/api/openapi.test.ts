import { Ajv2020 as Ajv } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { ORGANIZATION_WEBHOOK_TYPES } from "../domains/webhooks/organization-types.schema";
import { PING_TYPE, WEBHOOK_TYPES } from "../domains/webhooks/schema";
import { provideEnv } from "../env";
import { appRouter } from "../routers/app-router";
import { EXAMPLE_PARAMS, EXAMPLES } from "./examples";
import { isPortable, openApiDocument } from "./openapi";
import type { Operation } from "./openapi-operation";
import { restRoutes } from "./routes";

type Row = { method: string; path: string; operation: Operation };

provideEnv({ NEXTAUTH_URL: "https://turnout.test" });

function rows(): Row[] {
  return Object.entries(openApiDocument().paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation: operation as Operation })),
  );
}

/** Every value of `key` at any depth. */
function deep(node: unknown, key: string): unknown[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...deep(value, key),
  ]);
}

describe("the OpenAPI document", () => {
  test("the OpenAPI document is version 3.1, has a server and can be serialized", () => {
    const document = openApiDocument();
    expect(document.openapi).toBe("3.1.0");
    expect(document.servers).toEqual([{ url: "https://turnout.test/api/v1" }]);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  test("the OpenAPI document has every route and nothing else", () => {
    const routes = restRoutes().map(({ method, path }) => `${method.toLowerCase()} ${path}`);
    expect(
      rows()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual([...routes, "get /live"].sort());
  });

  test("each operation has a unique name, a summary, its access rule, a tag and its security", () => {
    const names = rows().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    const tags = openApiDocument().tags?.map(({ name }) => name);
    for (const { operation } of rows()) {
      expect(operation).toMatchObject({ summary: expect.any(String), description: expect.any(String) });
      expect(operation.tags).toHaveLength(1);
      expect(tags).toContain(operation.tags?.[0]);
      const known = Object.keys(openApiDocument().components?.securitySchemes ?? {});
      for (const way of operation.security ?? [{ missing: [] }]) {
        expect(known).toEqual(expect.arrayContaining(Object.keys(way)));
      }
    }
  });

  test("each operation declares exactly the params of its path with a description", () => {
    for (const { path, operation } of rows()) {
      const params = (operation.parameters ?? []).flatMap((param) => ("name" in param ? [param] : []));
      const declared = params.filter((param) => param.in === "path").map((param) => param.name);
      expect(declared.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
      for (const param of params)
        expect(param, `${path} ${param.name}`).toMatchObject({
          description: expect.any(String),
          schema: expect.any(Object),
          ...(param.in === "path" && { required: true }),
        });
    }
  });

  test("each reference has a schema and each schema a reference", () => {
    const refs = new Set(deep(openApiDocument(), "$ref"));
    const {
      schemas = {},
      parameters = {},
      headers = {},
      responses = {},
    } = openApiDocument().components ?? {};
    const named = (kind: string, all: object) =>
      Object.keys(all).map((name) => `#/components/${kind}/${name}`);
    expect([...refs].sort()).toEqual(
      [
        ...named("parameters", parameters),
        ...named("schemas", schemas),
        ...named("headers", headers),
        ...named("responses", responses),
      ].sort(),
    );
  });

  test("each signed-in write offers an Idempotency-Key, and no other operation does", () => {
    const key = { $ref: "#/components/parameters/IdempotencyKey" };
    for (const { method, path, operation } of rows()) {
      const isOffered = method !== "get" && path !== "/accounts";
      expect((operation.parameters ?? []).filter((param) => "$ref" in param)).toEqual(isOffered ? [key] : []);
    }
  });

  test("only methods other than GET and DELETE have a body, and their bodies refuse unknown fields", () => {
    for (const { method, path, operation } of rows()) {
      const body = operation.requestBody;
      if (method === "get" || method === "delete") expect(body, `${method} ${path}`).toBeUndefined();
      else if (body && "content" in body) {
        expect(body.content["application/json"]?.schema).toMatchObject({ additionalProperties: false });
      }
    }
  });

  test("each operation declares its errors in the one error shape and with their headers", () => {
    const { responses = {} } = openApiDocument().components ?? {};
    for (const [name, response] of Object.entries(responses)) {
      expect(response, name).toMatchObject({
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
        headers: { "X-Request-Id": expect.anything() },
      });
    }
    expect(responses.Refused429).toHaveProperty("headers.Retry-After");
    expect(responses.Refused401).toHaveProperty("headers.WWW-Authenticate");
    for (const { method, path, operation } of rows()) {
      const declared = Object.keys(operation.responses ?? {});
      const needed = ["400", "401", "403", "405", "429", "500", "503"];
      if (method !== "get") needed.push("409", "413", "415", "422");
      if (path.includes("{")) needed.push("404");
      expect(declared, `${method} ${path}`).toEqual(expect.arrayContaining(needed));
    }
  });

  test("patterns are readable by every common engine, and a field with a format has none", () => {
    for (const pattern of deep(openApiDocument(), "pattern")) {
      expect(isPortable(String(pattern)), String(pattern)).toBe(true);
    }
  });

  test.each([
    ["^[A-Za-z0-9-]{1,120}$", true],
    ["^whsec_[\\w+/]{43}=$", true],
    ["^[^\\p{Cc}]*$", false],
    ["^[^\\0]*$", false],
    ["^(?<name>a)$", false],
    ["(?<!a)b", false],
    ["a++", false],
    ["\\u{1F600}", false],
    ["(a)\\1", false],
  ])("the portability of the pattern %s is judged as %s", (pattern, portable) => {
    expect(isPortable(pattern)).toBe(portable);
  });

  test("operations that create something declare 201, and `created` appears in no schema", () => {
    const made = rows().filter(({ operation }) => operation.responses?.["201"]);
    expect(made.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      "post /accounts",
      "post /claims/{token}",
      "post /events",
      "post /events/{eventId}/claim-links",
      "post /events/{eventId}/duplicate",
      "post /events/{eventId}/feedback",
      "post /events/{eventId}/messages",
      "post /events/{eventId}/rooms",
      "post /events/{eventId}/rsvp",
      "post /events/{eventId}/sessions",
      "post /events/{eventId}/speakers",
      "post /events/{eventId}/tracks",
      "post /groups",
      "post /groups/{groupId}/invitations",
      "post /groups/{groupId}/links",
      "post /groups/{groupId}/posts",
      "post /me/tokens",
      "post /me/webhooks",
      "post /organizations",
      "post /organizations/{orgId}/members",
      "post /organizations/{orgId}/rfps",
      "post /organizations/{orgId}/rfps/{rfpId}/duplicate",
      "post /organizations/{orgId}/rfps/{rfpId}/venues/{rfpVenueId}/questions",
      "post /organizations/{orgId}/venues",
      "post /organizations/{orgId}/waitlists",
      "post /organizations/{orgId}/webhooks",
      "post /posts/{postId}/comments",
      "post /reports",
      "post /rfp-venues/{rfpVenueId}/questions",
      "post /sessions/{sessionId}/feedback",
      "post /sessions/{sessionId}/rsvp",
      "post /tags",
      "post /uploads",
      "post /venues/{venueId}/blocked-dates",
      "post /venues/{venueId}/spaces",
    ]);
    expect(deep(openApiDocument().paths, "created")).toEqual([]);
  });
});

type Parser = z.ZodType;
type Procedure = { _def: { inputs: Parser[]; output: Parser } };

describe("the examples", () => {
  const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>;
  const cases = restRoutes().map((route) => [route.procedure, route] as const);

  test("examples exist for exactly the procedures that have a path", () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(cases.map(([name]) => name).sort());
  });

  test.each(cases)("the example of %s passes the procedure's own schemas", (name, { path, method }) => {
    const example = EXAMPLES[name];
    const { inputs, output } = procedures[name]?._def ?? { inputs: [], output: undefined };
    const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, param = ""]) => [param, EXAMPLE_PARAMS[param]]);
    const input = { ...example?.query, ...example?.body, ...Object.fromEntries(params) };
    if (method === "GET") expect(example?.body).toBeUndefined();
    for (const parser of inputs) expect(parser.safeParse(input).error).toBeUndefined();
    // Parsing strips unknown fields, so an example with an extra field would not equal its parsed form.
    expect(output?.parse(example?.answer)).toEqual(example?.answer);
  });
});

describe("the examples and their schemas", () => {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  ajv.addSchema({ $id: "doc", components: openApiDocument().components });
  const faultsIn = (schema: unknown, value: unknown) => {
    const inDocument = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/'));
    const validate = ajv.compile(inDocument);
    return validate(value) ? [] : validate.errors;
  };
  const { webhooks = {} } = openApiDocument() as { webhooks?: Record<string, { post: Operation }> };
  const operations = [
    ...rows().map(({ method, path, operation }) => [`${method} ${path}`, operation] as const),
    ...Object.entries(webhooks).map(([type, { post }]) => [type, post] as const),
  ];

  test("the OpenAPI document has a message for each webhook type and for the test message", () => {
    const offered = [...WEBHOOK_TYPES, ...ORGANIZATION_WEBHOOK_TYPES];
    const types = [...offered.map(({ type }) => type), PING_TYPE];
    expect(Object.keys(webhooks).sort()).toEqual(types.sort());
  });

  test.each(operations)("the examples of %s match the declared types", (_, operation) => {
    for (const param of operation.parameters ?? []) {
      if (!("name" in param) || param.example === undefined) continue;
      expect(faultsIn(param.schema, param.example), param.name).toEqual([]);
    }
    const { requestBody, responses = {} } = operation;
    const bodies = requestBody && "content" in requestBody ? [requestBody.content] : [];
    const answers = Object.values(responses).flatMap((one) => ("content" in one ? [one.content ?? {}] : []));
    const contents = [...bodies, ...answers] as Record<string, { schema?: unknown; example?: unknown }>[];
    for (const { schema, example } of contents.flatMap((content) => Object.values(content))) {
      if (example !== undefined) expect(faultsIn(schema, example)).toEqual([]);
    }
  });
});
