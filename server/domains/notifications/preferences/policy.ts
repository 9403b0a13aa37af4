import { type Choice, canChoose, defaultOf, isWanted } from "../kinds/policy";
import { CHANNELS, KIND_NAMES, type KindName, NOTIFICATION_KINDS } from "../kinds/schema";
import type { KindPreferences, Preference } from "./schema";

/** Every kind on every channel, for a person with these choices. */
export function preferencesWith(choices: readonly Choice[]): KindPreferences[] {
  return KIND_NAMES.map((kind) => {
    const { topic, label } = NOTIFICATION_KINDS[kind];
    const cells = CHANNELS.map((channel) => [channel, cell(kind, channel, choices)]);
    return { kind, topic, label, channels: Object.fromEntries(cells) as KindPreferences["channels"] };
  });
}

function cell(kind: KindName, channel: (typeof CHANNELS)[number], choices: readonly Choice[]): Preference {
  const fixed = canChoose(kind, channel) ? null : (defaultOf(kind, channel) as "always" | "never");
  return { enabled: isWanted(kind, channel, choices), fixed };
}
