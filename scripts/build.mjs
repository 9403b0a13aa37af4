// npm run build: also what Vercel runs.
import { rebuild } from "./setup.mjs";

await rebuild();
