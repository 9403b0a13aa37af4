import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const MIGRATIONS = path.resolve("prisma/migrations");

test("the newest migration has the present schema beside it, so that the next one holds only the changes", () => {
  const names = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const newest =
    names
      .map((entry) => entry.name)
      .sort()
      .at(-1) ?? "";
  const models = readdirSync("prisma/models").map((file) => `prisma/models/${file}`);
  const schema = ["prisma/schema.prisma", ...models.sort()].map((file) => readFileSync(file, "utf8"));
  const kept = readFileSync(path.join(MIGRATIONS, newest, "schema.snapshot"), "utf8");
  expect(kept).toBe(schema.join("\n"));
});
