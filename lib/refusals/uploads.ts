import {
  type AtField,
  conflict,
  expired,
  invalid,
  notFound,
  rateLimited,
  unavailable,
  type Wait,
} from "./declare";

/** Refusals about files that people upload. */
export const UPLOAD_REFUSALS = {
  "attachment.not-found": notFound(),
  "upload.already-received": conflict(),
  "upload.damaged": invalid(),
  "upload.empty": invalid<AtField<"size">>(),
  "upload.expired": expired(),
  "upload.limit-reached": conflict<{ bytesMax: number }>(),
  "upload.not-found": notFound(),
  "upload.not-received": conflict(),
  "upload.not-stored": conflict<{ uploadId?: string }>(),
  "upload.size-differs": invalid(),
  "upload.too-large": invalid<AtField<"size"> & { bytesMax: number }>(),
  "upload.too-many-bytes": rateLimited<Wait>(),
  "upload.too-many-frames": invalid<{ framesMax: number }>(),
  "upload.too-many-pixels": invalid<{ pixelsMax: number }>(),
  "upload.type-not-allowed": invalid<{ allowed: string[] }>(),
  "upload.wrong-purpose": conflict<{ uploadId?: string }>(),
  "upload.wrong-signature": expired(),
  "uploads.no-space": unavailable(),
  "uploads.off": unavailable(),
};
