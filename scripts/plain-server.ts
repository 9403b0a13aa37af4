// Serves the build with `next start` and a DATABASE_URL, as a platform without the self-hosted server would.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { migrate } from "../server/db/migrate";
import { env } from "../server/env";
import { openDatabaseSource } from "../server/selfhost/database-source";
import { grantRequestRole } from "../server/selfhost/request-role";

const { PORT } = env();
const source = await openDatabaseSource();
await migrate(source.url);
if (source.embedded) await grantRequestRole(source.url);
const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", String(PORT)], {
  stdio: "inherit",
  env: {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: source.requestUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    NEXTAUTH_URL: `http://localhost:${PORT}`,
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("close", (code) => {
  void source.leave().then(() => process.exit(code ?? 0));
});
