// Runs a TypeScript script of this checkout after installing and generating what it needs: run.mjs FILE
// [arguments].

import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, setUp } from "./setup.mjs";

// Standard output is reserved for the script.
const { log } = console;
console.log = console.error;
await setUp({ build: false });
console.log = log;
const { register } = await import("tsx/esm/api");
register();
const [file] = process.argv.splice(2, 1);
await import(pathToFileURL(path.join(ROOT, file ?? "")).href);
