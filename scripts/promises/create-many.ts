import type { PromiseGroup } from "./promise.ts";

/** createMany: every sentence of what it promises. */
export const createManyPromises: PromiseGroup[] = [];
