// npm start and npm run dev: prepares the checkout in any state, then runs the server in this process.
import { loadEnvFiles } from "./load-env.mjs";
import { SERVER, setUp } from "./setup.mjs";

const dev = process.argv.includes("--dev");
await setUp({ build: !dev });
loadEnvFiles();
process.env.NODE_ENV = dev ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED ??= "1";
process.setSourceMapsEnabled(true);
if (dev) {
  const { register } = await import("tsx/esm/api");
  register();
}
const { serve } = await import(dev ? "../server/selfhost/main.ts" : SERVER);
await serve({ dev });
