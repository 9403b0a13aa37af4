import type { Metadata } from "next";
import { addressIn } from "@/components/operations/choices";
import { venuesInput } from "@/components/operations/venues/filters";
import { VenuesView } from "@/components/operations/venues/venues-view";
import { type AdminPageProps, adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Venues" };

export default async function AdminVenuesPage({ searchParams }: AdminPageProps) {
  const { admin } = await adminCaller();
  const input = venuesInput(await addressIn(searchParams));
  return <VenuesView first={{ page: await admin.venues.list(input), input }} />;
}
