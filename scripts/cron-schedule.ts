// Writes vercel.json from the registry of jobs. Usage: node scripts/run.mjs scripts/cron-schedule.ts
import { writeFileSync } from "node:fs";
import { jobs } from "../server/jobs/registry";
import { vercelConfig } from "../server/jobs/vercel-config";

writeFileSync("vercel.json", vercelConfig(jobs));
console.log(`vercel.json calls ${jobs.length} jobs.`);
