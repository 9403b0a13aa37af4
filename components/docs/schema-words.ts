/** As much of a JSON schema as our own documents use. */
export type Schema = {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  default?: unknown;
  description?: string;
};

const FORMATS: Record<string, string> = {
  uuid: "id",
  "date-time": "instant",
  email: "email address",
  uri: "https address",
};

const number = new Intl.NumberFormat("en-GB");

/** What may be written, in words: "whole number, 0 to 50, or null, default 0". */
export function schemaWords(schema: Schema): string {
  const words = [...alternatives(schema)].join(", or ");
  return schema.default === undefined ? words : `${words}, default ${JSON.stringify(schema.default)}`;
}

function alternatives(schema: Schema): string[] {
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.flatMap(alternatives);
  if (Array.isArray(schema.type)) return schema.type.flatMap((type) => alternatives({ ...schema, type }));
  if (schema.enum) return [schema.enum.join(" · ")];
  if (schema.const !== undefined) return [String(schema.const)];
  return [plain(schema)];
}

function plain(schema: Schema): string {
  switch (schema.type) {
    case "string":
      return (
        FORMATS[schema.format ?? ""] ?? `text${bounds(schema.minLength, schema.maxLength, "characters")}`
      );
    case "integer":
      return `whole number${bounds(schema.minimum, schema.maximum)}`;
    case "number":
      return `number${bounds(schema.minimum, schema.maximum)}`;
    case "boolean":
      return "true or false";
    case "array":
      return `list of ${schema.items ? plain(schema.items) : "anything"}s${bounds(schema.minItems, schema.maxItems)}`;
    case "null":
      return "null";
    default:
      return "object";
  }
}

function bounds(min: number | undefined, max: number | undefined, unit = ""): string {
  const of = unit && ` ${unit}`;
  if (max !== undefined && (min === undefined || (unit && min <= 1)))
    return `, at most ${number.format(max)}${of}`;
  if (min !== undefined && max !== undefined) return `, ${number.format(min)} to ${number.format(max)}${of}`;
  return min !== undefined ? `, at least ${number.format(min)}${of}` : "";
}
