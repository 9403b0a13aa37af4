import type { PUSH_REFUSALS } from "../refusals/push";
import type { SentencesFor } from "./sentence";

export const PUSH_SENTENCES: SentencesFor<typeof PUSH_REFUSALS> = {
  "push-device.not-found": "Push messages are already off on this device.",
  "push.endpoint-unusable": "Messages can't be sent to this browser's push service.",
  "push.keys-invalid": "This browser's keys for push messages can't be used.",
  "push.off": "This site doesn't send push messages.",
  "push.too-many": ({ devicesMax = 0 }) =>
    `Push messages are on for ${devicesMax} devices. Remove one in your settings first.`,
};
