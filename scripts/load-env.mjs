// Loads the settings of the checkout. The shell overrides both files, and .env.local overrides .env.
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./setup.mjs";

export function loadEnvFiles() {
  for (const name of [".env.local", ".env"]) {
    const file = path.join(ROOT, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}
