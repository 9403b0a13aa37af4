import { isKindName, type KindTopic, NOTIFICATION_KINDS } from "../kinds/schema";

/** What a notification is about; of a kind that this version does not know, something about an event. */
export function topicOf(kind: string): KindTopic {
  return isKindName(kind) ? NOTIFICATION_KINDS[kind].topic : "events";
}
