/**
 * A connection string whose `sslmode` means to `pg` what it means to every other program on Postgres (libpq): `require`
 * encrypts without looking at the certificate, unless `sslrootcert` names whose it must be. Read by itself, `pg` 8
 * checks every certificate, so that what a provider tells people to write does not connect.
 * @throws Error with a sentence that says what to write
 */
export function asLibpq(url: string): string {
  const mode = /[?&]sslmode=([^&#]*)/.exec(url)?.[1];
  if (mode === undefined || /[?&]uselibpqcompat=/.test(url)) return url;
  // As pg calls what libpq calls `require`.
  if (mode === "no-verify") return url;
  if (!MODES.has(mode)) {
    throw new Error(`sslmode is ${mode.slice(0, 40)}; write one of ${[...MODES].join(", ")}`);
  }
  // pg cannot try the one way and then the other; without TLS at the server it says so.
  if (mode === "allow") return compatible(url.replace("sslmode=allow", "sslmode=prefer"));
  const certificate = /[?&]sslrootcert=([^&#]*)/.exec(url)?.[1];
  if (mode === "verify-ca" && (certificate === undefined || certificate === "system")) {
    throw new Error(
      "sslmode=verify-ca needs sslrootcert=FILE, the certificate of the authority; write verify-full for a public one",
    );
  }
  // What libpq calls the authorities that this machine trusts; Node takes those where no file is named.
  return compatible(certificate === "system" ? url.replace(/([?&])sslrootcert=system&?/, "$1") : url);
}

const MODES = new Set(["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]);

function compatible(url: string): string {
  return `${url.replace(/[?&]$/, "")}&uselibpqcompat=true`;
}
