import type { UploadPurpose } from "./schema";

/** Types are recognized by content; `name` is what refusals say, and `endings` are those that a download may have. */
type FileType = { type: string; name: string; endings: readonly string[] };

const PICTURE_TYPES: readonly FileType[] = [
  { type: "image/jpeg", name: "JPEG", endings: ["jpg", "jpeg"] },
  { type: "image/png", name: "PNG", endings: ["png"] },
  { type: "image/webp", name: "WebP", endings: ["webp"] },
  { type: "image/gif", name: "GIF", endings: ["gif"] },
  { type: "image/avif", name: "AVIF", endings: ["avif"] },
];

const office = (kind: string) => `application/vnd.openxmlformats-officedocument.${kind}`;

const DOCUMENT_TYPES: readonly FileType[] = [
  { type: "application/pdf", name: "PDF", endings: ["pdf"] },
  { type: office("wordprocessingml.document"), name: "Word", endings: ["docx"] },
  { type: office("spreadsheetml.sheet"), name: "Excel", endings: ["xlsx"] },
  { type: office("presentationml.presentation"), name: "PowerPoint", endings: ["pptx"] },
  { type: "application/vnd.oasis.opendocument.text", name: "ODT", endings: ["odt"] },
  { type: "application/vnd.oasis.opendocument.spreadsheet", name: "ODS", endings: ["ods"] },
  { type: "text/csv", name: "CSV", endings: ["csv"] },
  { type: "text/plain", name: "text", endings: ["txt"] },
];

const ALL_TYPES = [...PICTURE_TYPES, ...DOCUMENT_TYPES];

export type PurposeRules = { bytesMax: number; types: readonly FileType[] };

const MEGABYTE = 1024 * 1024;
const PICTURES: PurposeRules = { bytesMax: 10 * MEGABYTE, types: PICTURE_TYPES };
const FILES: PurposeRules = { bytesMax: 25 * MEGABYTE, types: [...PICTURE_TYPES, ...DOCUMENT_TYPES] };

export const PURPOSES: Record<UploadPurpose, PurposeRules> = {
  venue_photo: PICTURES,
  event_cover: PICTURES,
  avatar: PICTURES,
  rfp_attachment: FILES,
  speaker_photo: PICTURES,
  group_cover: PICTURES,
  post_attachment: FILES,
};

/** Of one picture: more than any phone takes, and what two at a time decode to fits into a small server. */
export const PICTURE_LIMITS = { pixelsMax: 50_000_000, framesMax: 500 } as const;

/** Of one person: files and bytes within a day, and bytes kept in all. */
export const FILES_PER_DAY = 300;
export const BYTES_PER_DAY = 2_048 * MEGABYTE;
export const BYTES_KEPT = 1_024 * MEGABYTE;

/** How long bytes are taken after the announcement: enough for the largest file over a slow line. */
export const SENDING_MS = 30 * 60_000;
/** How much longer they can be checked. */
export const CHECKING_MS = 10 * 60_000;
/** What nothing refers to is kept for this long. */
export const IDLE_MS = 24 * 3_600_000;

/** What the content of an upload is, or null where its purpose does not take it. A text's ending tells CSV from text. */
export function typeFor(purpose: UploadPurpose, detected: string | null, fileName: string): string | null {
  const type = detected === "text/plain" && endingOf(fileName) === "csv" ? "text/csv" : detected;
  return PURPOSES[purpose].types.some((taken) => taken.type === canonical(type)) ? canonical(type) : null;
}

/** Whether the announcement of a type is refused right away. Senders that don't know the type say so by a general one. */
export function isRefusedType(purpose: UploadPurpose, announced: string): boolean {
  const type = canonical(announced.split(";")[0]?.trim().toLowerCase() ?? "");
  if (type === "" || type === "application/octet-stream") return false;
  return !PURPOSES[purpose].types.some((taken) => taken.type === type);
}

/** What the purpose takes, in words. */
export function takenTypes(purpose: UploadPurpose): string[] {
  return PURPOSES[purpose].types.map(({ name }) => name);
}

export function isPicture(type: string | null): boolean {
  return PICTURE_TYPES.some((picture) => picture.type === type);
}

const SAME_TYPES: Record<string, string> = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "image/apng": "image/png",
  // How spreadsheets on Windows announce CSV.
  "application/vnd.ms-excel": "text/csv",
  "application/csv": "text/csv",
};

function canonical(type: string | null): string | null {
  return type === null ? null : (SAME_TYPES[type] ?? type);
}

function endingOf(fileName: string): string {
  return /\.([^.]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

const NAME_MAX = 120;

/**
 * A file name as it is shown: the part after the last slash, without characters that file systems forbid, and at
 * most 120 characters with its ending kept.
 * @param given one line, cleaned by `looseLine`
 */
export function cleanFileName(given: string): string {
  const base = given.split(/[/\\]/).at(-1) ?? "";
  const plain = base
    .replace(/[<>:"|?*\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const letters = Array.from(plain);
  if (letters.length === 0) return "file";
  if (letters.length <= NAME_MAX) return plain;
  const ending = endingOf(plain);
  const kept = letters.slice(0, NAME_MAX - (ending ? ending.length + 1 : 0)).join("");
  return ending ? `${kept}.${ending}` : kept;
}

/** The name under which a file is downloaded: with an ending of its type, so that no program takes it for another. */
export function downloadName(fileName: string, type: string): string {
  const endings = ALL_TYPES.find((known) => known.type === type)?.endings ?? ["bin"];
  return endings.includes(endingOf(fileName)) ? fileName : `${fileName}.${endings[0]}`;
}

/** What each purpose takes, for programs and forms. */
export function uploadRules(): Record<UploadPurpose, { bytesMax: number; types: string[] }> {
  const entries = Object.entries(PURPOSES).map(([purpose, { bytesMax, types }]) => [
    purpose,
    { bytesMax, types: types.map(({ type }) => type) },
  ]);
  return Object.fromEntries(entries) as Record<UploadPurpose, { bytesMax: number; types: string[] }>;
}
