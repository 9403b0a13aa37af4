import type { Metadata } from "next";
import { REPORTS_PER_PAGE } from "@/components/operations/reports/page-size";
import { ReportsView } from "@/components/operations/reports/reports-view";
import { serverCaller } from "@/server/trpc/caller";
import { adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Reports" };

export default async function ReportsPage() {
  // Before anything is asked: sends away everyone who is no admin.
  await adminCaller();
  const { groupModeration } = await serverCaller();
  return <ReportsView first={await groupModeration.siteQueue({ limit: REPORTS_PER_PAGE })} />;
}
