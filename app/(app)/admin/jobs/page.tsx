import type { Metadata } from "next";
import { addressIn } from "@/components/operations/choices";
import { JobsView } from "@/components/operations/jobs/jobs-view";
import { RUNS_PER_PAGE } from "@/components/operations/jobs/runs-page";
import { type AdminPageProps, adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Jobs" };

export default async function JobsPage({ searchParams }: AdminPageProps) {
  const { admin } = await adminCaller();
  const address = await addressIn(searchParams);
  const health = await admin.jobs.health();
  const job = health.items.find(({ name }) => name === address.job)?.name;
  const runs = await admin.jobs.runs({ limit: RUNS_PER_PAGE, job });
  return <JobsView health={health} runs={runs.items} firstJob={job} />;
}
