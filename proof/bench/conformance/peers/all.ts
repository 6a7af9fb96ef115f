import type { Peer } from "../lib/peer.ts";
import { axiosPeer } from "./axios.ts";
import { heyApi } from "./hey-api.ts";
import { kyPeer } from "./ky.ts";
import { openai } from "./openai.ts";
import { openapiFetch } from "./openapi-fetch.ts";
import { ours } from "./ours.ts";
import { redocly } from "./redocly.ts";
import { stripe } from "./stripe.ts";

/** The columns of the table. */
export const peers: readonly Peer[] = [ours, redocly, heyApi, openapiFetch, openai, stripe, kyPeer, axiosPeer];
