import type { Metadata } from "next";
import { OverviewView } from "@/components/operations/overview/overview-view";
import { adminCaller } from "./admin-caller";

export const metadata: Metadata = { title: "Overview" };

export default async function AdminPage() {
  const { admin } = await adminCaller();
  const [overview, health] = await Promise.all([admin.overview(), admin.jobs.health()]);
  return <OverviewView overview={overview} health={health} />;
}
