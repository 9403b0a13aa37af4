import { redirect } from "next/navigation";
import { organizePages } from "@/components/organize/organize-paths";

type EntryPageProps = { params: Promise<{ orgSlug: string; waitlistId: string }> };

/** One entry is shown among the others. */
export default async function EntryPage({ params }: EntryPageProps): Promise<never> {
  const { orgSlug, waitlistId } = await params;
  redirect(organizePages(orgSlug).entry(waitlistId));
}
