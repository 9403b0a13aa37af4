import { env } from "../env";

/** A link into the app as it is reached from outside. */
export function appUrl(path: string): string {
  const { NEXTAUTH_URL, PORT } = env();
  return new URL(path, NEXTAUTH_URL ?? `http://localhost:${PORT}`).toString();
}
