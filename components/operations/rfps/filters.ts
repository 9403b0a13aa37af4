import { rfpStatus } from "@/server/domains/rfps/schema";
import { choicesIn, textIn } from "../choices";

const RFPS_PER_PAGE = 40;

/** What the list of requests is asked for at this address. */
export function rfpsInput(address: Record<string, string | undefined>) {
  const { status } = choicesIn(address, { status: rfpStatus.options });
  const q = textIn(address.q);
  return { limit: RFPS_PER_PAGE, ...(q && { q }), ...(status && { status }) };
}
