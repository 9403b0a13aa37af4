import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { jobs } from "./registry";
import { vercelConfig } from "./vercel-config";

test("vercel.json is up to date with the jobs and their schedules", () => {
  const text = readFileSync("vercel.json", "utf8");
  expect(text).toBe(vercelConfig(jobs));
  const { crons } = JSON.parse(text);
  expect(crons.map(({ path }: { path: string }) => path)).toEqual(
    jobs.map(({ name }) => `/api/cron/${name}`),
  );
});

test("every job has a unique name that is valid in a path", () => {
  const names = jobs.map((job) => job.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
