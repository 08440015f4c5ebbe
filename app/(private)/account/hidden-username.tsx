// Tells a password manager whose password a form is about, when the form itself does not ask for the name.
export function HiddenUsername({ username }: { username: string }) {
  return <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />;
}
