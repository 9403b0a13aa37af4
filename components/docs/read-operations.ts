import type { OpenAPIObject } from "trpc-to-openapi";
import { curlOf, exampleUrl } from "./curl";
import { type Schema, schemaWords } from "./schema-words";

export type DocField = { name: string; type: string; required: boolean; description: string };
export type DocOperation = {
  /** Where on the page it is. */
  anchor: string;
  method: string;
  path: string;
  summary: string;
  who: string;
  params: DocField[];
  body: DocField[];
  curl: string;
  answers: { status: string; description: string }[];
  example: { status: string; text: string };
  refusals: { status: string; description: string }[];
};
export type DocSection = { name: string; anchor: string; operations: DocOperation[] };

type PathItem = NonNullable<OpenAPIObject["paths"]>[string];
type Operation = NonNullable<PathItem["get"]>;

const read = new WeakMap<OpenAPIObject, DocSection[]>();

/** An OpenAPI document as the pages show it, read once: sections by tag, in the order of the tags. */
export function readOperations(document: OpenAPIObject): DocSection[] {
  const sections = read.get(document) ?? readSections(document);
  read.set(document, sections);
  return sections;
}

function readSections(document: OpenAPIObject): DocSection[] {
  const all = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
      tag: operation.tags?.[0],
      operation: readOperation(operation, method.toUpperCase(), path, document),
    })),
  );
  return (document.tags ?? []).map(({ name }) => ({
    name,
    anchor: name.toLowerCase().replaceAll(" ", "-"),
    operations: all.flatMap(({ tag, operation }) => (tag === name ? [operation] : [])),
  }));
}

function readOperation(
  operation: Operation,
  method: string,
  path: string,
  document: OpenAPIObject,
): DocOperation {
  const site = document.servers?.[0]?.url ?? "";
  const params = (operation.parameters ?? []).flatMap((param) => ("name" in param ? [param] : []));
  const json = bodyOf(operation);
  const responses = Object.entries(operation.responses ?? {}).map(([status, answered]) => {
    const response = resolved(answered, document);
    // Each response has one type: JSON or a file.
    const [content] = Object.values<{ example?: unknown }>(response.content ?? {});
    return { status, description: String(response.description ?? ""), example: content?.example };
  });
  const answers = responses.filter(({ status }) => status.startsWith("2"));
  const shown = answers.at(-1);
  const isOpen =
    operation.security?.length === 0 || operation.security?.some((way) => !Object.keys(way).length);
  return {
    anchor: String(operation.operationId),
    method,
    path,
    summary: operation.summary ?? "",
    who: operation.description ?? "",
    params: params.map((param) => ({
      name: param.name,
      type: schemaWords(param.schema as Schema),
      required: param.required ?? false,
      description: param.description ?? "",
    })),
    body: fieldsOf(json?.schema as Schema | undefined),
    curl: curlOf({
      method,
      url: exampleUrl(site, path, params),
      isOpen: isOpen ?? false,
      body: json?.example,
    }),
    answers,
    example: { status: shown?.status ?? "", text: shownText(shown?.example) },
    refusals: responses.filter(({ status }) => !status.startsWith("2")),
  };
}

type Answered = NonNullable<Operation["responses"]>[string];

/** Operations share their refusals by name. */
function resolved(response: Answered, { components }: OpenAPIObject): Exclude<Answered, { $ref: string }> {
  if (!("$ref" in response)) return response;
  const named = components?.responses?.[response.$ref.split("/").at(-1) ?? ""];
  return named && !("$ref" in named) ? named : { description: "" };
}

/** A file as it is, without the mark that it begins with for spreadsheets. */
function shownText(example: unknown): string {
  return typeof example === "string" ? example.replace("\ufeff", "") : JSON.stringify(example, null, 2);
}

function bodyOf({ requestBody }: Operation) {
  return requestBody && "content" in requestBody ? requestBody.content["application/json"] : undefined;
}

function fieldsOf(schema: Schema | undefined): DocField[] {
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    type: schemaWords(property),
    required: schema?.required?.includes(name) ?? false,
    description: property.description ?? "",
  }));
}
