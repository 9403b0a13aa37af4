// Settings of the checkout. What the shell already set wins, and .env.local wins over .env.
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./setup.mjs";

export function loadEnvFiles() {
  for (const name of [".env.local", ".env"]) {
    const file = path.join(ROOT, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}
