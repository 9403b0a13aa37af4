import type { Metadata } from "next";
import { LimitsView } from "@/components/operations/limits-view";
import { adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Limits" };

export default async function LimitsPage() {
  const { admin } = await adminCaller();
  return <LimitsView first={await admin.limits.list()} />;
}
