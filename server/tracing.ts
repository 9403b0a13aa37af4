import type { Attributes, Span, Tracer } from "@opentelemetry/api";

type Tracing = {
  tracer: Tracer;
  /** The status of a failed span. */
  errorStatus: number;
  activeTraceId: () => string | undefined;
  shutdown: () => Promise<void>;
};

const holder = globalThis as typeof globalThis & { turnoutTracing?: Tracing };

/** Enables spans. Called by the module that loads the SDK, so that the SDK is not loaded where it is not used. */
export function setTracing(tracing: Tracing | undefined): void {
  holder.turnoutTracing = tracing;
}

/**
 * Runs `work` as a span of this name, which fails if `work` throws. Without tracing, only runs `work`.
 * @param attributes ids and plain values; never an address, a name or a token
 * @param isFailure for results that are failures too
 */
export function traced<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
  isFailure: (result: Result) => boolean = () => false,
): Promise<Result> {
  const tracing = holder.turnoutTracing;
  if (!tracing) return work();
  return tracing.tracer.startActiveSpan(name, { attributes }, async (span: Span) => {
    try {
      const result = await work();
      if (isFailure(result)) span.setStatus({ code: tracing.errorStatus });
      return result;
    } catch (error) {
      // Only the error's name: its message may hold what a log line must not.
      span.setStatus({ code: tracing.errorStatus, message: error instanceof Error ? error.name : "failed" });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The trace in which this code runs, or undefined. */
export function currentTraceId(): string | undefined {
  return holder.turnoutTracing?.activeTraceId();
}

/** Sends the remaining spans, and creates no more. */
export async function endTracing(): Promise<void> {
  const tracing = holder.turnoutTracing;
  holder.turnoutTracing = undefined;
  await tracing?.shutdown();
}
