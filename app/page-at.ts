import { refusalIn } from "@/server/trpc/errors";

/** The page of a list at the cursor of an address; the first page where there is no cursor or a mangled one. */
export async function pageAt<Page>(
  cursor: string | undefined,
  read: (cursor: string | undefined) => Promise<Page>,
): Promise<Page> {
  try {
    return await read(cursor || undefined);
  } catch (error) {
    if (cursor && refusalIn(error)?.code === "invalid") return read(undefined);
    throw error;
  }
}
