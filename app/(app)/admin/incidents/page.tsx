import type { Metadata } from "next";
import { addressIn } from "@/components/operations/choices";
import { incidentsInput } from "@/components/operations/incidents/filters";
import { IncidentsView } from "@/components/operations/incidents/incidents-view";
import { type AdminPageProps, adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Incidents" };

export default async function IncidentsPage({ searchParams }: AdminPageProps) {
  const { admin } = await adminCaller();
  const input = incidentsInput(await addressIn(searchParams));
  return <IncidentsView first={{ page: await admin.incidents.list(input), input }} />;
}
