import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { provideEnv } from "../env";
import { appRouter } from "../routers/app-router";
import { EXAMPLE_PARAMS, EXAMPLES } from "./examples";
import { openApiDocument } from "./openapi";
import type { Operation } from "./openapi-operation";
import { restRoutes } from "./routes";

type Row = { method: string; path: string; operation: Operation };

beforeAll(() => provideEnv({ NEXTAUTH_URL: "https://turnout.test" }));

function rows(): Row[] {
  return Object.entries(openApiDocument().paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation: operation as Operation })),
  );
}

/** Every value of `key`, however deep. */
function deep(node: unknown, key: string): unknown[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...deep(value, key),
  ]);
}

describe("the OpenAPI document", () => {
  test("is 3.1 with a server, and can be sent", () => {
    const document = openApiDocument();
    expect(document.openapi).toBe("3.1.0");
    expect(document.servers).toEqual([{ url: "https://turnout.test/api/v1" }]);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  test("has every route and nothing else", () => {
    const routes = restRoutes().map(({ method, path }) => `${method.toLowerCase()} ${path}`);
    expect(
      rows()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual([...routes, "get /live"].sort());
  });

  test("names every operation once, with a summary, who may call it, a tag and its security", () => {
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

  test("declares exactly the params that a path has, each described", () => {
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

  test("refers only to what it has, and has no schema that nothing refers to", () => {
    const refs = new Set(deep(openApiDocument(), "$ref"));
    const { schemas = {}, parameters = {} } = openApiDocument().components ?? {};
    const named = (kind: string, all: object) =>
      Object.keys(all).map((name) => `#/components/${kind}/${name}`);
    expect([...refs].sort()).toEqual(
      [...named("parameters", parameters), ...named("schemas", schemas)].sort(),
    );
  });

  test("offers an Idempotency-Key with every write that somebody signs in for, and with nothing else", () => {
    const key = { $ref: "#/components/parameters/IdempotencyKey" };
    for (const { method, path, operation } of rows()) {
      const isOffered = method !== "get" && path !== "/accounts";
      expect((operation.parameters ?? []).filter((param) => "$ref" in param)).toEqual(isOffered ? [key] : []);
    }
  });

  test("describes no body of GET and DELETE, and refuses unknown fields of all others", () => {
    for (const { method, path, operation } of rows()) {
      const body = operation.requestBody;
      if (method === "get" || method === "delete") expect(body, `${method} ${path}`).toBeUndefined();
      else if (body && "content" in body) {
        expect(body.content["application/json"]?.schema).toMatchObject({ additionalProperties: false });
      }
    }
  });

  test("answers with JSON of our own error shape, and says when to come back", () => {
    for (const { operation } of rows()) {
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        const schema = response.content["application/json"]?.schema;
        if (Number(status) >= 400) expect(schema).toEqual({ $ref: "#/components/schemas/Error" });
        if (status === "429") expect(response.headers).toHaveProperty("Retry-After");
      }
    }
  });

  test("says 201 where something is made, and never shows the `created` that stands for it", () => {
    const made = rows().filter(({ operation }) => operation.responses?.["201"]);
    expect(made.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      "post /accounts",
      "post /claims/{token}",
      "post /events",
      "post /events/{eventId}/claim-links",
      "post /events/{eventId}/duplicate",
      "post /events/{eventId}/messages",
      "post /events/{eventId}/rsvp",
      "post /me/tokens",
      "post /me/webhooks",
    ]);
    expect(deep(openApiDocument().paths, "created")).toEqual([]);
  });
});

type Parser = z.ZodType;
type Procedure = { _def: { inputs: Parser[]; output: Parser } };

describe("the examples", () => {
  const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>;
  const cases = restRoutes().map((route) => [route.procedure, route] as const);

  test("belong to procedures that have a path", () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(cases.map(([name]) => name).sort());
  });

  test.each(cases)("of %s are what it really takes and answers", (name, { path, method }) => {
    const example = EXAMPLES[name];
    const { inputs, output } = procedures[name]?._def ?? { inputs: [], output: undefined };
    const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, param = ""]) => [param, EXAMPLE_PARAMS[param]]);
    const input = { ...example?.query, ...example?.body, ...Object.fromEntries(params) };
    if (method === "GET") expect(example?.body).toBeUndefined();
    for (const parser of inputs) expect(parser.safeParse(input).error).toBeUndefined();
    // Parsing leaves out what the schema does not know, so an example with too much is not equal to its parse.
    expect(output?.parse(example?.answer)).toEqual(example?.answer);
  });
});
