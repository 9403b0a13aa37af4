import { stableId } from "../ids";

/** The id of a group of the demo. */
export function groupId(key: string): string {
  return stableId(`group/${key}`);
}
