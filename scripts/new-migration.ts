// npm run db:migration -- NAME: writes the migration from the existing ones to the schema in prisma/.
// npm run db:migration -- --amend: rewrites the newest one (only before it was applied anywhere else).
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import { openEmbeddedPostgres } from "../server/selfhost/postgres";

const FOLDER = path.resolve("prisma/migrations");
/** Below this line a migration holds SQL that Prisma cannot generate; amending keeps it. */
const BY_HAND = "-- Written by hand.";
/**
 * The schema as of a migration, stored beside it. The next migration is the difference to it, so that hand-written
 * indexes are not dropped as unknown. Not named `.prisma`, because Prisma reads every such file in its folder.
 */
const SNAPSHOT = "schema.snapshot";

const [argument] = process.argv.slice(2);
if (!argument || !/^(--amend|[a-z0-9_]+)$/.test(argument)) {
  throw new Error('Name it: npm run db:migration -- add_sessions (or "--amend" to rewrite the newest one)');
}
const existing = migrationNames();
const amended = argument === "--amend" ? existing.at(-1) : undefined;
const previous = existing.filter((name) => name !== amended).at(-1);
const schema = readSchema();
write(
  amended ?? `${timestamp()}_${argument}`,
  await difference(previous ? readSnapshot(previous) : undefined, schema),
);

/** The SQL from one schema to another, by the engine of `prisma migrate` as WebAssembly. */
async function difference(from: SchemasContainer | undefined, to: SchemasContainer): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "turnout-migration-"));
  // The engine requires a connection when it is created, although comparing two schemas reads nothing from it.
  const postgres = await openEmbeddedPostgres(folder);
  try {
    const engine = await openEngine(to, postgres.url);
    const { stdout } = await engine.diff({
      from: from ? { tag: "schemaDatamodel", ...from } : { tag: "empty" },
      to: { tag: "schemaDatamodel", ...to },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? "";
  } finally {
    await postgres.leave();
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(name: string, generated: string): void {
  const folder = path.join(FOLDER, name);
  const file = path.join(folder, "migration.sql");
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const byHand = before.includes(BY_HAND) ? `\n${before.slice(before.indexOf(BY_HAND))}` : "";
  if (!byHand && /^(-- This is an empty migration\.)?\s*$/.test(generated)) {
    console.log("The migrations already match the schema; nothing was written.");
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${generated.trim()}\n${byHand}`);
  writeFileSync(path.join(folder, SNAPSHOT), schema.files.map((part) => part.content).join("\n"));
  console.log(
    `Wrote ${path.relative(".", file)}. Read it, and add below "${BY_HAND}" what Prisma cannot say.`,
  );
}

async function openEngine({ files }: SchemasContainer, connectionString: string): Promise<SchemaEngine> {
  const wasm = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const loaded = await WebAssembly.instantiate(readFileSync(wasm), {
    "./schema_engine_bg.js": engineModule as unknown as WebAssembly.ModuleImports,
  });
  const exported = loaded.instance.exports as WebAssembly.Exports & { __wbindgen_start: () => void };
  const bindings = engineModule as unknown as {
    __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
    SchemaEngine: typeof SchemaEngine;
  };
  bindings.__wbg_set_wasm(exported);
  exported.__wbindgen_start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
  const datamodels = files.map((file): [string, string] => [file.path, file.content]);
  return bindings.SchemaEngine.new({ datamodels }, () => {}, adapter);
}

function readSchema(): SchemasContainer {
  const models = readdirSync("prisma/models").map((file) => `prisma/models/${file}`);
  const files = ["prisma/schema.prisma", ...models.sort()];
  return { files: files.map((file) => ({ path: file, content: readFileSync(file, "utf8") })) };
}

function readSnapshot(name: string): SchemasContainer {
  return { files: [{ path: SNAPSHOT, content: readFileSync(path.join(FOLDER, name, SNAPSHOT), "utf8") }] };
}

function migrationNames(): string[] {
  const entries = readdirSync(FOLDER, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function timestamp(): string {
  return new Date().toISOString().replace(/[-:T]/g, "").slice(0, 14);
}
