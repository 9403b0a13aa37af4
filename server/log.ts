import pino from "pino";
import { env } from "./env";

const holder = globalThis as typeof globalThis & { turnoutLog?: pino.Logger };

/** One JSON line per fact. Addresses, tokens and cookies never reach it. */
export function log(): pino.Logger {
  holder.turnoutLog ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    redact: [
      "email",
      "password",
      "token",
      "cookie",
      "authorization",
      "*.email",
      "*.password",
      "*.token",
      "*.cookie",
    ],
  });
  return holder.turnoutLog;
}
