const known = new Set<string>();

/** Remembers a secret, so that no output shows it. */
export function rememberSecret(secret: string): string {
  // Shorter texts appear in ordinary words.
  if (secret.length >= 6) known.add(secret);
  return secret;
}

/** The text without any secret that was read. */
export function hideSecrets(text: string): string {
  let hidden = text;
  for (const secret of known) hidden = hidden.replaceAll(secret, "[hidden]");
  return hidden;
}
