import type { Peer } from "./call/peer.ts";
import { axiosPeer } from "./peers/axios.ts";
import { heyApi } from "./peers/hey-api.ts";
import { kyPeer } from "./peers/ky.ts";
import { openai } from "./peers/openai.ts";
import { openapiFetch } from "./peers/openapi-fetch.ts";
import { ours } from "./peers/ours.ts";
import { redocly } from "./peers/redocly.ts";
import { stripe } from "./peers/stripe.ts";

/** The columns of the table. */
export const peers: readonly Peer[] = [ours, redocly, heyApi, openapiFetch, openai, stripe, kyPeer, axiosPeer];
