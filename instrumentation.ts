/** Next calls it once, before it answers anything. Traces are made only where a collector is set. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./server/env");
  if (!env().OTEL_EXPORTER_OTLP_ENDPOINT) return;
  const { startTracing } = await import("./server/tracing-sdk");
  startTracing();
}
