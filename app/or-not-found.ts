import { notFound } from "next/navigation";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

type Ask<Answer> = (caller: Awaited<ReturnType<typeof serverCaller>>) => Promise<Answer>;

/** What a procedure answers; null where there is no such thing, or none that the viewer may see. */
export async function orNull<Answer>(ask: Ask<Answer>): Promise<Answer | null> {
  try {
    return await ask(await serverCaller());
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "not-found" || refusal === "invalid") return null;
    throw error;
  }
}

/** The same, with the not-found page instead of null. */
export async function orNotFound<Answer>(ask: Ask<Answer>): Promise<Answer> {
  return (await orNull(ask)) ?? notFound();
}
