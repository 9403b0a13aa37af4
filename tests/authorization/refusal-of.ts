import type { Db } from "../../server/db/client";
import type { Viewer } from "../../server/domains/accounts/schema";
import type { DomainError } from "../../server/errors";
import { appRouter } from "../../server/routers/app-router";
import { refusalIn } from "../../server/trpc/errors";
import { createCallerFactory } from "../../server/trpc/procedures";
import { newId } from "../factories";

const createCaller = createCallerFactory(appRouter);

type Call = { name: string; viewer: Viewer | null; input: unknown };

/**
 * How a procedure refuses a person; null where it answers.
 * @param call.name "groups.members.join"
 * @throws Error for a fault, and for an input that no caller could send
 */
export async function refusalOf(db: Db, { name, viewer, input }: Call): Promise<DomainError | null> {
  const caller = createCaller({
    db,
    now: new Date(),
    viewer,
    credential: "cookie",
    requestId: "test",
    clientAddress: newId(),
  });
  let target: unknown = caller;
  for (const part of name.split(".")) target = (target as Record<string, unknown>)[part];
  try {
    await (target as (input: unknown) => Promise<unknown>)(input);
    return null;
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    if (refusal.reason === "input.invalid")
      throw new Error(`${name} refuses its row's input: ${JSON.stringify(refusal.details)}`);
    return refusal;
  }
}
