/**
 * Tells a password manager whose new password it sees. Managers skip `type="hidden"`, so this is a text field that is
 * not drawn and cannot be reached.
 */
export function UsernameForManagers({ email }: { email: string }) {
  return (
    <input
      type="text"
      name="username"
      autoComplete="username"
      value={email}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
      className="hidden"
    />
  );
}
