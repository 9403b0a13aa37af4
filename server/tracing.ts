import type { Attributes, Span, Tracer } from "@opentelemetry/api";

type Tracing = {
  tracer: Tracer;
  /** The status of a span that failed. */
  errorStatus: number;
  activeTraceId: () => string | undefined;
  shutdown: () => Promise<void>;
};

const holder = globalThis as typeof globalThis & { turnoutTracing?: Tracing };

/** From now on spans are made; called by what loads the SDK, so that nothing of it is loaded where it is not wanted. */
export function setTracing(tracing: Tracing | undefined): void {
  holder.turnoutTracing = tracing;
}

/**
 * Runs `work` as a span of this name, which fails where `work` throws; without tracing, just runs it.
 * @param attributes ids and plain values; never an address, a name or a token
 * @param isFailure for answers that are failures too
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
      // The kind of the error only: its words may hold what a log line would not.
      span.setStatus({ code: tracing.errorStatus, message: error instanceof Error ? error.name : "failed" });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The trace that this runs in, or undefined. */
export function currentTraceId(): string | undefined {
  return holder.turnoutTracing?.activeTraceId();
}

/** Sends what has not been sent yet, and makes no more spans. */
export async function endTracing(): Promise<void> {
  const tracing = holder.turnoutTracing;
  holder.turnoutTracing = undefined;
  await tracing?.shutdown();
}
