import { cronOf, type JobPlan } from "../domains/operations/jobs/policy";

/** The text of `vercel.json`: calls each job when it is due. */
export function vercelConfig(jobs: readonly JobPlan[]): string {
  const crons = jobs.map(
    ({ name, schedule }) => `    { "path": "/api/cron/${name}", "schedule": "${cronOf(schedule)}" }`,
  );
  const schema = `  "$schema": "https://openapi.vercel.sh/vercel.json",`;
  return `{\n${schema}\n  "crons": [\n${crons.join(",\n")}\n  ]\n}\n`;
}
