import type { Example } from "../examples";

export const UPLOAD_PARAMS = {
  uploadId: "019aa3d0-2b00-7c20-9d11-3e4f5a6b7c01",
  attachmentId: "019aa3d0-2b00-7c20-9d11-3e4f5a6b7c01",
};

const url = `/api/v1/attachments/${UPLOAD_PARAMS.uploadId}`;
const attachment = {
  id: UPLOAD_PARAMS.uploadId,
  url,
  fileName: "hall.jpg",
  contentType: "image/webp",
  size: 348_210,
  width: 1920,
  height: 1280,
  sizes: [
    { name: "small", url: `${url}?size=small`, width: 320, height: 213 },
    { name: "medium", url: `${url}?size=medium`, width: 960, height: 640 },
    { name: "large", url: `${url}?size=large`, width: 1920, height: 1280 },
  ],
};
const pictures = {
  bytesMax: 10_485_760,
  types: ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"],
};
const files = {
  bytesMax: 26_214_400,
  types: [...pictures.types, "application/pdf", "text/csv", "text/plain"],
};
const announced = {
  fileName: "hall.jpg",
  contentType: "image/jpeg",
  size: 2_481_733,
  purpose: "event_cover",
};
const signature = "expires=1795946400000&signature=Zk3vQ8cX1mJpT0aYw5Rr7gZk3vQ8cX1mJpT0aYw5Rr7";

/** Files and where to send them, by the name of the procedure. */
export const UPLOAD_EXAMPLES: Record<string, Example> = {
  "uploads.rules": {
    answer: {
      isOn: true,
      purposes: {
        venue_photo: pictures,
        rfp_attachment: files,
        event_cover: pictures,
        avatar: pictures,
        speaker_photo: pictures,
        group_cover: pictures,
        post_attachment: files,
      },
    },
  },
  "uploads.create": {
    body: announced,
    answer: {
      id: UPLOAD_PARAMS.uploadId,
      url: `https://turnout.example/api/v1/uploads/${UPLOAD_PARAMS.uploadId}/content?${signature}`,
      method: "PUT",
      headers: { "content-type": "image/jpeg" },
      expiresAt: "2026-11-29T10:00:00.000Z",
    },
  },
  "uploads.complete": { answer: attachment },
  "uploads.attachment": { query: { size: "medium" }, answer: { ...attachment, isPublic: true } },
};
