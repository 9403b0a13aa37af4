/** Finds a QR code in what a video shows now. @returns its text; null where there is none */
export type CodeReader = (video: HTMLVideoElement) => Promise<string | null>;

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
};

/** The browser's own reader where it has one for QR codes, otherwise one in JavaScript. */
export async function createCodeReader(): Promise<CodeReader> {
  const own = await findDetector().catch(() => null);
  if (!own) return createScriptReader();
  const detector = new own({ formats: ["qr_code"] });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

async function findDetector(): Promise<DetectorClass | null> {
  const found = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  return found && (await found.getSupportedFormats()).includes("qr_code") ? found : null;
}

/** A larger picture takes longer to read and finds no more codes. */
const WIDTH_MAX = 640;

async function createScriptReader(): Promise<CodeReader> {
  const { default: read } = await import("jsqr");
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, WIDTH_MAX / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    if (!pen || canvas.width === 0 || canvas.height === 0) return null;
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return read(data, width, height, { inversionAttempts: "attemptBoth" })?.data || null;
  };
}
