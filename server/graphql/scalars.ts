import { GraphQLError, Kind } from "graphql";
import { builder } from "./builder";

/** Procedures check and clean text themselves, so these pass it on. */
function textScalar(name: "DateTime" | "Date", description: string): void {
  builder.scalarType(name, {
    description,
    serialize: (value) => value,
    parseValue: (value) => {
      if (typeof value !== "string") throw new GraphQLError(`${name} is text.`);
      return value;
    },
  });
}

textScalar("DateTime", "An instant in ISO 8601, answered in UTC: `2026-11-29T18:30:00.000Z`.");
textScalar("Date", "A day in ISO 8601: `2026-11-29`.");

builder.scalarType("SafeInt", {
  description:
    "A whole number up to 2^53 − 1; `Int` ends at 2^31 − 1. Amounts of money are in the smallest unit.",
  serialize: (value) => value,
  parseValue: safeInt,
  parseLiteral: (node) => {
    if (node.kind !== Kind.INT) throw new GraphQLError("SafeInt is a whole number.");
    return safeInt(Number(node.value));
  },
});

function safeInt(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new GraphQLError("SafeInt is a whole number below 2^53.");
  return value as number;
}
