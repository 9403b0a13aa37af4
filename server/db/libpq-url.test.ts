import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { parseEnv } from "../env";
import { asLibpq } from "./libpq-url";

const BASE = "postgresql://me:secret@db.example.org:5432/turnout";
const certificate = path.join(tmpdir(), `turnout-ca-${process.pid}.pem`);
writeFileSync(certificate, "a certificate");

/** How pg reads the URL: off, encrypted, or encrypted and checked. */
function meaningOf(query: string): string {
  const { DATABASE_URL } = parseEnv({ DATABASE_URL: `${BASE}${query}` });
  const ssl = (new pg.Client({ connectionString: DATABASE_URL }) as unknown as { ssl: unknown }).ssl;
  if (!ssl) return "off";
  const { rejectUnauthorized, ca, checkServerIdentity } = ssl as Record<string, unknown>;
  if (rejectUnauthorized === false) return "encrypted";
  return `${checkServerIdentity ? "checked by authority" : "checked by name"}${ca ? " of the file" : ""}`;
}

describe("sslmode", () => {
  test.each([
    ["", "off"],
    ["?sslmode=disable", "off"],
    ["?sslmode=prefer", "encrypted"],
    ["?sslmode=allow", "encrypted"],
    ["?sslmode=require", "encrypted"],
    ["?sslmode=no-verify", "encrypted"],
    ["?application_name=a&sslmode=require&connect_timeout=3", "encrypted"],
    [`?sslmode=require&sslrootcert=${certificate}`, "checked by authority of the file"],
    [`?sslmode=verify-ca&sslrootcert=${certificate}`, "checked by authority of the file"],
    ["?sslmode=verify-full", "checked by name"],
    ["?sslmode=verify-full&sslrootcert=system", "checked by name"],
    ["?sslrootcert=system&sslmode=verify-full", "checked by name"],
    [`?sslmode=verify-full&sslrootcert=${certificate}`, "checked by name of the file"],
    ["?sslmode=require&uselibpqcompat=false", "checked by name"],
  ])("a URL with %j is read as in libpq: %s", (query, meaning) => {
    expect(meaningOf(query)).toBe(meaning);
  });

  test.each(["?sslmode=verify-ca", "?sslmode=verify-ca&sslrootcert=system", "?sslmode=on", "?sslmode="])(
    "the start says what to write if %j cannot be read as in libpq",
    (query) => {
      expect(() => parseEnv({ DATABASE_URL: `${BASE}${query}` })).toThrow(
        /^Some settings cannot be used. DATABASE_URL: sslmode.*(write|needs)/,
      );
    },
  );

  test("converting a converted URL changes nothing", () => {
    const once = asLibpq(`${BASE}?sslmode=require`);
    expect(asLibpq(once)).toBe(once);
  });
});
