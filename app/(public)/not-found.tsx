import { NothingHere } from "@/components/layout/nothing-here";
import { getViewer } from "@/server/trpc/caller";

export const metadata = { title: "Not found" };

export default async function NotFound() {
  return <NothingHere viewer={await getViewer()} />;
}
