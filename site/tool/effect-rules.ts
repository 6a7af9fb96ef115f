/** What the effect of an operation means for a repeated call. */
export const EFFECT_RULES: Readonly<Record<string, string>> = {
  read: "It changes nothing, so the client tries again after a lost answer, a timeout, 408, 429, 500, 502, 503 and 504.",
  replace:
    "Doing it twice gives the same result, so the client tries again after a lost answer, a timeout, 408, 429, 500, 502, 503 and 504.",
  send: "A person gets an e-mail, or a seat is billed. So the client tries again only if nothing was carried out: after 429, or when the connection never opened. After a lost answer the outcome is unknown.",
};
