import { type AtField, conflict, invalid, notFound, unavailable } from "./declare";

/** Refusals about push messages to browsers. */
export const PUSH_REFUSALS = {
  "push-device.not-found": notFound(),
  "push.endpoint-unusable": invalid<AtField<"endpoint">>(),
  "push.keys-invalid": invalid<AtField<"keys">>(),
  "push.off": unavailable(),
  "push.too-many": conflict<{ devicesMax: number }>(),
};
