import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { ConfigError } from "@invitation-clients/runtime";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @throws ConfigError that does not show the key */
export function readKey(key: unknown): Uint8Array {
  const bytes = typeof key === "string" ? Buffer.from(key, "base64") : key;
  if (ArrayBuffer.isView(bytes) && bytes.byteLength === KEY_BYTES) {
    return new Uint8Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + KEY_BYTES));
  }
  throw new ConfigError(
    "sharedToken.key must be 32 bytes, as base64 or a Uint8Array: make one with `openssl rand -base64 32`",
  );
}

/** Encrypts a text with AES-256-GCM. It can only be decrypted under the same name. */
export function encrypt(text: string, key: Uint8Array, name: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
}

/** The text; undefined if it was encrypted with another key or under another name, or was changed. */
export function decrypt(encrypted: string, key: Uint8Array, name: string): string | undefined {
  const bytes = Buffer.from(encrypted, "base64");
  const bodyAt = NONCE_BYTES + TAG_BYTES;
  if (bytes.length < bodyAt) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(NONCE_BYTES, bodyAt));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
